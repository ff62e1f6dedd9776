package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.util.List;
import java.util.Objects;

/**
 * The end of a run.
 *
 * @param reason the reason for a state that is not good, or null
 * @param late whole only after its deadline
 * @param counts its rows; null if the sealed counts still hold
 * @param outcomes the segments that are in none of its sealed files
 * @param message one line for the operator: names and counts only
 */
public record RunEnd(
    RunId run,
    RunState state,
    Reason reason,
    boolean late,
    RunReport.Counts counts,
    List<SegmentOutcome> outcomes,
    String message) {
  public RunEnd {
    Objects.requireNonNull(run);
    Objects.requireNonNull(state);
    outcomes = List.copyOf(outcomes);
  }
}
