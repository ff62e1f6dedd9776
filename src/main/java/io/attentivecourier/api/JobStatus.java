package io.attentivecourier.api;

import java.util.Arrays;
import java.util.Locale;

/**
 * How a job stands. Attentive's two documents (July and August 2026) name six words and disagree;
 * any other is taken as one that is under way.
 */
public enum JobStatus {
  PENDING,
  IN_PROGRESS,
  COMPLETED,
  FAILED,
  CANCELLED,
  /** Somebody at Attentive, or of the account, is to look at it. */
  NEEDS_REVIEW,
  OTHER;

  public static JobStatus of(String word) {
    String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return Arrays.stream(values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElse(OTHER);
  }

  /** Nothing more will become of it by itself. */
  public boolean isEnd() {
    return this == COMPLETED || this == FAILED || this == CANCELLED || this == NEEDS_REVIEW;
  }
}
