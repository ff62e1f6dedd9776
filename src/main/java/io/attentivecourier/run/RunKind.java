package io.attentivecourier.run;

import java.util.Locale;

/** What a run carries, which decides the door that it goes through. */
public enum RunKind {
  SEGMENTS,
  CANARY,
  ATTRIBUTES,
  SUBSCRIBERS;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
