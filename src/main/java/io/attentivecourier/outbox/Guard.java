package io.attentivecourier.outbox;

import io.attentivecourier.run.Reason;
import java.util.Arrays;

/** What may hold a list, in the order in which a segment's reason is chosen. */
public enum Guard {
  MIN_ROWS(Reason.MIN_ROWS),
  DROP(Reason.DROP),
  GROWTH(Reason.GROWTH),
  REMOVED(Reason.REMOVED),
  /** Of a whole run of attributes. */
  CHANGED(Reason.CHANGED),
  /** Of the whole run. */
  REJECTED(Reason.REJECTED),
  VANISHED(Reason.VANISHED);

  private final Reason reason;

  Guard(Reason reason) {
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public String id() {
    return reason.id();
  }

  /**
   * @throws IllegalArgumentException for an id that no guard has
   */
  public static Guard of(String id) {
    return Arrays.stream(values())
        .filter(guard -> guard.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such guard: " + id));
  }

  /** Whether a value is worse than one that was shown before, and so needs another look. */
  boolean isWorse(Measure now, Measure shown) {
    return switch (this) {
      case MIN_ROWS -> now.amount() < shown.amount();
      case DROP, GROWTH -> now.amount() > shown.amount() || now.isLargerShareThan(shown);
      case REMOVED, CHANGED, REJECTED -> now.isLargerShareThan(shown);
      case VANISHED -> false;
    };
  }
}
