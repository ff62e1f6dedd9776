package io.attentivecourier.settings;

/** How far a phone is checked: Attentive's documented forms, or libphonenumber on top of them. */
public enum PhoneCheck {
  SHAPE,
  VALID
}
