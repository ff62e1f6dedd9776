package io.attentivecourier.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * A time in which a pipeline starts nothing by itself.
 *
 * @param who the operator's name; null where a setting pauses it
 * @param reason in the operator's words; of a setting: its key
 * @param until when it was resumed; null while it lasts
 */
public record Pause(String pipeline, String who, String reason, Instant since, Instant until) {
  public Pause {
    Objects.requireNonNull(pipeline);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(since);
  }

  /** By a setting that is false since then. */
  public static Pause bySetting(String pipeline, String key, Instant since) {
    return new Pause(pipeline, null, key, since, null);
  }

  /** Whether a setting pauses it, and no command can resume it. */
  public boolean isBySetting() {
    return who == null;
  }

  public boolean isOver() {
    return until != null;
  }

  /** Whether a fire at that instant falls into it. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(since) && (until == null || time.isBefore(until));
  }

  Pause endedAt(Instant end) {
    return new Pause(pipeline, who, reason, since, end);
  }

  /** Whose word it is, and why. */
  public String told() {
    return isBySetting() ? "paused by " + reason + "=false" : "paused by " + who + ": " + reason;
  }
}
