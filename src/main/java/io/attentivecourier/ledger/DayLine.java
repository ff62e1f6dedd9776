package io.attentivecourier.ledger;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The state of one pipeline on one business date.
 *
 * @param report its newest run of that date; null if there was none
 * @param due the fire time that decides the state of a date without a run: the first one that was
 *     missed or fell into a pause, else the next one; null if there was a run
 * @param pause the pause into which every fire of the date fell so far, or that lasts while a fire
 *     is ahead; null if there is none, or the state is DUE or MISSED
 */
public record DayLine(
    String pipeline, LocalDate date, RunState state, RunReport report, Instant due, Pause pause) {

  /** Returns the same line with another state. */
  public DayLine in(RunState other) {
    return new DayLine(pipeline, date, other, report, due, pause);
  }

  /** Returns the same line with another report of its run. */
  DayLine with(RunReport other) {
    return new DayLine(pipeline, date, state, other, due, pause);
  }

  /**
   * True if a deadline counts for this line. None counts if the date's own fire fell into a pause.
   */
  public boolean canBeLate() {
    return pause == null;
  }
}
