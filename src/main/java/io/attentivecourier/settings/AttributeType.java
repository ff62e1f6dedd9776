package io.attentivecourier.settings;

import java.util.Locale;

/** The type of an attribute. Attentive fixes it by the first value that it is sent. */
public enum AttributeType {
  STRING,
  NUMBER,
  BOOLEAN,
  DATE;

  /** As settings and documents write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
