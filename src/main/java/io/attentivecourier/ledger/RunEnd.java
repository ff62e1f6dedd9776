package io.attentivecourier.ledger;

import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.util.List;
import java.util.Objects;

/**
 * How a run ended.
 *
 * @param reason why its state is not good, or null
 * @param late whole only after its deadline
 * @param counts its rows, or null where what was sealed still holds
 * @param outcomes the segments that are in none of its sealed files
 * @param message one line for the operator: names and counts only
 */
public record RunEnd(
    RunId run,
    RunState state,
    Reason reason,
    boolean late,
    Counts counts,
    List<SegmentOutcome> outcomes,
    String message) {
  public RunEnd {
    Objects.requireNonNull(run);
    Objects.requireNonNull(state);
    outcomes = List.copyOf(outcomes);
  }
}
