package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import java.time.LocalDate;
import java.util.Optional;

/** How a run of people opens: each fire is a run. */
record PeopleOpening(PeopleKind door, PeopleEnds ends, Ledger ledger)
    implements Opening<PeopleRun> {
  @Override
  public RunKind kind(Occasion occasion) {
    return door.kind();
  }

  @Override
  public RunReport busy(String pipeline, LocalDate date) {
    return ends.busy(door.kind(), pipeline, date);
  }

  @Override
  public Optional<RunReport> instead(String pipeline, LocalDate date, Occasion occasion) {
    return Optional.empty();
  }

  /** Who sends an earlier run's people again: before anything of it can be sealed. */
  @Override
  public void begun(RunId run, Occasion occasion) {
    if (occasion.is(Occasion.Kind.RETRY)) {
      String what = occasion.kept().run() + " again";
      ledger.note(new Act(Act.Kind.RETRY, run, null, occasion.kept().who(), what));
    }
  }

  @Override
  public PeopleRun run(DoorRun.Beginning beginning, Locks.Held lock) {
    return new PeopleRun(door, beginning, lock);
  }
}
