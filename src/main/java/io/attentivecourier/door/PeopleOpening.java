package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import java.time.LocalDate;
import java.util.Optional;

/** How a run of people opens: each fire is a run. */
record PeopleOpening(PeopleKind people, PeopleEnds ends, Ledger ledger)
    implements Opening<PeopleRun> {
  @Override
  public RunKind kind(RunRequest request) {
    return people.kind();
  }

  @Override
  public RunReport busy(String pipeline, LocalDate date) {
    return ends.busy(people.kind(), pipeline, date);
  }

  @Override
  public Optional<RunReport> instead(String pipeline, LocalDate date, RunRequest request) {
    return Optional.empty();
  }

  /** Who sends an earlier run's people again: before anything of it can be sealed. */
  @Override
  public void begun(RunId run, RunRequest request) {
    if (request instanceof RunRequest.Retry retry) {
      String what = retry.kept().run() + " again";
      ledger.note(new Act(Act.Kind.RETRY, run, null, retry.kept().who(), what));
    }
  }

  @Override
  public PeopleRun run(ActiveRun.Beginning beginning, Locks.Held lock) {
    return new PeopleRun(people, beginning, lock, ends);
  }
}
