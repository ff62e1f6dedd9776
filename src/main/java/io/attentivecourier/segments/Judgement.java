package io.attentivecourier.segments;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.outbox.FilePlan;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SegmentOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The decision of the guards about a run.
 *
 * @param sent the lists that may go, in order of segment
 * @param others the segments that do not go, with their reason, or that are there already
 * @param holds every guard that holds, for the ledger
 * @param reason of a hold of the whole run, or null
 * @param notes what the operator should know though nothing holds
 */
record Judgement(
    List<FilePlan.Candidate> sent,
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

  /** The part that is still needed once the lists are sealed. */
  Judgement withoutLists() {
    return new Judgement(List.of(), others, holds, reason, notes);
  }

  /** The same with further notes. */
  Judgement withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Judgement(sent, others, holds, reason, all);
  }

  /** The same where guards hold the whole run: none of its lists goes. */
  Judgement heldWhole(List<Hold> whole) {
    Reason first = Reason.of(whole.get(0).guard());
    List<SegmentOutcome> all = new ArrayList<>();
    others.forEach(one -> all.add(heldWith(one, first)));
    sent.forEach(list -> all.add(outcome(list, SegmentOutcome.SegmentState.HELD, first.id())));
    List<Hold> allHolds = new ArrayList<>(whole);
    allHolds.addAll(holds);
    List<String> allNotes = new ArrayList<>();
    whole.forEach(hold -> allNotes.add(hold.message()));
    allNotes.addAll(notes);
    return new Judgement(List.of(), all, allHolds, first, allNotes);
  }

  private static SegmentOutcome heldWith(SegmentOutcome one, Reason reason) {
    return one.state() != SegmentOutcome.SegmentState.HELD
        ? one
        : new SegmentOutcome(
            one.name(),
            one.rows(),
            one.added(),
            one.removed(),
            one.kept(),
            SegmentOutcome.SegmentState.HELD,
            reason.id(),
            null,
            null,
            null);
  }

  /** A list that does not go in a file of this run. */
  static SegmentOutcome outcome(
      FilePlan.Candidate list, SegmentOutcome.SegmentState state, String reason) {
    return SegmentOutcome.withoutFile(
        list.list().segment(), list.list().rows(), list.change(), state, reason);
  }
}
