package io.attentivecourier.people;

import io.attentivecourier.guard.Guard;
import io.attentivecourier.guard.Guards;
import io.attentivecourier.guard.ReleasedGuards;
import io.attentivecourier.guard.RunGuards;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunRepository;
import io.attentivecourier.run.RunReport;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a run of people may go; it goes whole or not at all. */
final class PeopleJudge {
  private final RunRepository runs;

  PeopleJudge(RunRepository runs) {
    this.runs = runs;
  }

  /**
   * The guards that hold the run; empty if it may go. A release that is held again also shows the
   * guards that it lifted, so that the next release lifts all of them.
   */
  List<Hold> holds(PeopleRun run) {
    ReleasedGuards lifted = RunGuards.ReleaseDecision.guards(runs, run.request());
    List<Hold> own = run.kind().holds(run);
    boolean held = !own.isEmpty() || !verdicts(run, lifted).isEmpty();
    List<Hold> holds = new ArrayList<>(own);
    if (held) {
      verdicts(run, ReleasedGuards.NONE)
          .forEach(verdict -> holds.add(RunGuards.ReleaseDecision.hold(verdict)));
    }
    return holds;
  }

  private static List<Guard.Violation> verdicts(PeopleRun run, ReleasedGuards lifted) {
    Guards guards = new Guards(run.settings().guards(), lifted);
    RunReport.Counts counts = run.counts();
    List<Guard.Violation> verdicts = new ArrayList<>();
    guards.run(counts.read(), counts.rejected()).ifPresent(verdicts::add);
    verdicts.addAll(run.chosen().selection().holds(guards, counts.valid()));
    return verdicts;
  }
}
