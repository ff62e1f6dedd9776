package io.attentivecourier.door;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.outbox.Candidate;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SegmentOutcome;
import java.util.List;

/**
 * What the guards say of a run.
 *
 * @param sent the lists that may go, in order of segment
 * @param others the segments that do not go, with their reason, or that are there already
 * @param holds every guard that holds, for the ledger
 * @param reason of a hold of the whole run, or null
 * @param notes what the operator should know though nothing holds
 */
record Judgement(
    List<Candidate> sent,
    List<SegmentOutcome> others,
    List<Hold> holds,
    Reason reason,
    List<String> notes) {
  Judgement {
    sent = List.copyOf(sent);
    others = List.copyOf(others);
    holds = List.copyOf(holds);
    notes = List.copyOf(notes);
  }
}
