package io.attentivecourier.run;

import java.util.Locale;

/** What a run carries, which decides its destination. */
public enum RunKind {
  SEGMENTS,
  CANARY,
  ATTRIBUTES,
  SUBSCRIBERS;

  /** It goes through Attentive's API, person by person, and not as a file. */
  public boolean isApi() {
    return this == ATTRIBUTES || this == SUBSCRIBERS;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
