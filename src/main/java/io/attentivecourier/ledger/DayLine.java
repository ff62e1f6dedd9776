package io.attentivecourier.ledger;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One pipeline on one business date.
 *
 * @param report its newest run of that date, or null where there was none
 * @param due without a run: the first fire time that was missed or fell into a pause, or else the
 *     next one; else null
 * @param pause into which every fire of the date fell so far; else null
 */
public record DayLine(
    String pipeline, LocalDate date, RunState state, RunReport report, Instant due, Pause pause) {

  /** The same, found in another state. */
  public DayLine in(RunState other) {
    return new DayLine(pipeline, date, other, report, due, pause);
  }

  /** Whether a deadline counts for it: never where the date's own fire fell into a pause. */
  public boolean canBeLate() {
    return pause == null;
  }
}
