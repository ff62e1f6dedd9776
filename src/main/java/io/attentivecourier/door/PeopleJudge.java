package io.attentivecourier.door;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.Guards;
import io.attentivecourier.outbox.Lifted;
import io.attentivecourier.run.Counts;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a run of people may go; it goes whole or not at all. */
final class PeopleJudge {
  private final Ledger ledger;

  PeopleJudge(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What holds it; none: it may go. A release that is held again shows what it lifted too, so that
   * the next release lifts all of it.
   */
  List<Hold> holds(PeopleRun run) {
    Lifted lifted = Releases.lifted(ledger, run.request());
    List<Hold> own = run.kind().holds(run);
    boolean held = !own.isEmpty() || !verdicts(run, lifted).isEmpty();
    List<Hold> holds = new ArrayList<>(own);
    if (held) {
      verdicts(run, Lifted.NONE).forEach(verdict -> holds.add(Releases.hold(verdict)));
    }
    return holds;
  }

  private static List<GuardVerdict> verdicts(PeopleRun run, Lifted lifted) {
    Guards guards = new Guards(run.settings().guards(), lifted);
    Counts counts = run.counts();
    List<GuardVerdict> verdicts = new ArrayList<>();
    guards.run(counts.read(), counts.rejected()).ifPresent(verdicts::add);
    verdicts.addAll(run.chosen().selection().holds(guards, counts.valid()));
    return verdicts;
  }
}
