package io.attentivecourier.outbox;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
  private final Function<String, LocalDate> today;

  /**
   * @param today the business date of a pipeline now
   */
  public Recovery(
      Home home, Ledger ledger, Locks locks, Outbox outbox, Function<String, LocalDate> today) {
    this.home = home;
    this.ledger = ledger;
    this.locks = locks;
    this.outbox = outbox;
    this.today = today;
  }

  /**
   * Reconciles every unfinished run whose pipeline no living process holds.
   *
   * @param which the runs to look at
   * @param deliver delivers a run's sealed files and ends the run
   */
  public void reconcile(Predicate<RunId> which, Consumer<RunId> deliver) throws IOException {
    for (RunId run : ledger.unfinished().stream().filter(which).toList()) {
      Optional<Locks.Held> lock = locks.tryLock("pipeline-" + run.pipeline());
      if (lock.isPresent()) {
        try (Locks.Held held = lock.get()) {
          reconcile(run, deliver);
        }
      }
    }
  }

  private void reconcile(RunId run, Consumer<RunId> deliver) throws IOException {
    if (!ledger.isSealed(run)) {
      throwAway(run);
      return;
    }
    outbox.finishSeal(run);
    if (run.date().equals(today.apply(run.pipeline()))) {
      deliver.accept(run);
    } else {
      passOver(run);
    }
  }

  private void throwAway(RunId run) throws IOException {
    Trees.delete(home.staging().resolve(run.toString()));
    end(run, Reason.INTERRUPTED, run.pipeline() + ": " + Reason.INTERRUPTED.what());
  }

  private void passOver(RunId run) throws IOException {
    List<SealedFile> late = ledger.undelivered(run);
    for (SealedFile file : late) {
      outbox.putAside(run, file, FileStep.DATE_PASSED, Reason.DATE_PASSED);
    }
    if (!late.isEmpty()) {
      end(
          run,
          Reason.DATE_PASSED,
          run.pipeline() + ": " + late.size() + " files were not sent in time");
    }
  }

  private void end(RunId run, Reason reason, String message) {
    Counts counts = ledger.report(run).map(RunReport::counts).orElse(Counts.NONE);
    ledger.end(new RunEnd(run, RunState.FAILED, reason, false, counts, List.of(), message));
  }
}
