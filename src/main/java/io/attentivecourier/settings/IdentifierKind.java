package io.attentivecourier.settings;

/** The one kind of identifier that an account uses, fixed with Attentive. */
public enum IdentifierKind {
  PHONE,
  EMAIL
}
