package io.attentivecourier.settings;

import java.util.Locale;

/** The one kind of identifier that Attentive agreed on with the account. */
public enum IdentifierKind {
  PHONE,
  EMAIL;

  /** As settings, columns and documents write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
