package io.attentivecourier.run;

import java.util.Locale;

/** The kind of a run: segments, canary, attributes or subscribers. It decides the destination. */
public enum RunKind {
  SEGMENTS,
  CANARY,
  ATTRIBUTES,
  SUBSCRIBERS;

  /** True if it goes through Attentive's API, person by person, and not as a file. */
  public boolean isApi() {
    return this == ATTRIBUTES || this == SUBSCRIBERS;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
