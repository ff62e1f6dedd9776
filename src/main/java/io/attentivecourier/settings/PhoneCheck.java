package io.attentivecourier.settings;

/** How far a phone number is looked at. */
public enum PhoneCheck {
  /** The forms that Attentive documents; its own samples are not valid numbers, so the default. */
  SHAPE,
  /** A number that libphonenumber holds valid; 4 to 11 µs a number more. */
  VALID
}
