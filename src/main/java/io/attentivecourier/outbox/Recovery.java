package io.attentivecourier.outbox;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reconciles the runs that an earlier process did not finish, before anything new. What was not
 * sealed is thrown away; what was is delivered with the same bytes and names while its date lasts.
 */
public final class Recovery {
  private final Home home;
  private final Ledger ledger;
  private final Locks locks;
  private final Outbox outbox;

  public Recovery(Home home, Ledger ledger, Locks locks, Outbox outbox) {
    this.home = home;
    this.ledger = ledger;
    this.locks = locks;
    this.outbox = outbox;
  }

  /** What is done with a run while nobody else may touch its pipeline. */
  @FunctionalInterface
  interface Work {
    void with(RunId run) throws IOException;
  }

  /**
   * Reconciles every unfinished run whose pipeline no living process holds.
   *
   * @param which the runs to look at
   * @param deliver delivers a run's sealed files, or puts them aside once their date is over, and
   *     ends the run
   */
  public void reconcile(Predicate<RunId> which, Consumer<RunId> deliver) throws IOException {
    // All seals first: a crash may have cut off a newer one before it superseded an older.
    free(ledger.unfinished(), run -> stillUnfinished(run, this::finishSeal));
    free(
        ledger.unfinished().stream().filter(which).toList(),
        run -> stillUnfinished(run, mine -> reconcile(mine, deliver)));
    new Leftovers(home, outbox).sweep(this::free);
  }

  private void free(List<RunId> runs, Work work) throws IOException {
    for (RunId run : runs) {
      Optional<Locks.Held> lock = locks.tryLock("pipeline-" + run.pipeline());
      if (lock.isPresent()) {
        try (Locks.Held held = lock.get()) {
          work.with(run);
        }
      }
    }
  }

  /** Its own process may have ended it before the lock was ours. */
  private void stillUnfinished(RunId run, Work work) throws IOException {
    if (ledger.unfinished().contains(run)) {
      work.with(run);
    }
  }

  private void finishSeal(RunId run) throws IOException {
    if (ledger.isSealed(run)) {
      outbox.finishSeal(run);
      outbox.supersedeOlder(run);
    }
  }

  private void reconcile(RunId run, Consumer<RunId> deliver) throws IOException {
    if (ledger.isSealed(run)) {
      deliver.accept(run);
    } else {
      throwAway(run);
    }
  }

  private void throwAway(RunId run) throws IOException {
    Trees.delete(home.staging().resolve(run.toString()));
    Counts counts = ledger.report(run).map(RunReport::counts).orElse(Counts.NONE);
    String message = Deaths.told(ledger, run);
    ledger.end(
        new RunEnd(run, RunState.FAILED, Reason.INTERRUPTED, false, counts, List.of(), message));
  }
}
