package io.attentivecourier.page;

import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome.SegmentState;

/**
 * A state as a page shows it: the word says all, the sign and the colour help the eye.
 *
 * @param tone the class of its colour: {@code good}, {@code bad}, {@code warn}, {@code open} or
 *     {@code idle}
 */
public record StateMark(String word, String sign, String tone) {
  private static final String GOOD = "good";
  private static final String BAD = "bad";
  private static final String WARN = "warn";
  private static final String OPEN = "open";
  private static final String IDLE = "idle";

  static StateMark of(RunState state) {
    return switch (state) {
      case WHOLE -> new StateMark("Whole", "✓", GOOD);
      case UNCHANGED -> new StateMark("Unchanged", "=", GOOD);
      case SKIPPED -> new StateMark("Skipped", "–", GOOD);
      case DUE -> new StateMark("Not due yet", "○", IDLE);
      case PAUSED -> new StateMark("Paused", "‖", IDLE);
      case RUNNING -> new StateMark("Under way", "▸", OPEN);
      case BUSY -> new StateMark("Busy", "▸", OPEN);
      case ACCEPTED -> new StateMark("Accepted", "▸", OPEN);
      case PARTIAL -> new StateMark("Partial", "◐", WARN);
      case HELD -> new StateMark("Held", "■", BAD);
      case MISSED -> new StateMark("Missed", "✕", BAD);
      case LATE -> new StateMark("Late", "!", BAD);
      case FAILED -> new StateMark("Failed", "✕", BAD);
    };
  }

  static StateMark of(SegmentState state) {
    return switch (state) {
      case READY -> new StateMark("Ready", "✓", GOOD);
      case DELIVERED -> new StateMark("Whole", "✓", GOOD);
      case SEALED -> new StateMark("On its way", "▸", OPEN);
      case HELD -> new StateMark("Held", "■", BAD);
      case VANISHED -> new StateMark("Vanished", "■", BAD);
      case REFUSED -> new StateMark("Refused", "✕", BAD);
      case NOT_SENT -> new StateMark("Not sent", "✕", BAD);
      case FAILED -> new StateMark("Failed", "✕", BAD);
    };
  }
}
