package io.attentivecourier.outbox;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reconciles the runs that an earlier process did not finish, before anything new. Unsealed files
 * are deleted; sealed files are delivered with the same bytes and names while their date lasts.
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

  /** Work on a run, under its pipeline's lock. */
  @FunctionalInterface
  interface RunWork {
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
    eachFree(ledger.runs().unfinished(), run -> workIfUnfinished(run, this::finishSeal));
    eachFree(
        ledger.runs().unfinished().stream().filter(which).toList(),
        run -> workIfUnfinished(run, mine -> reconcile(mine, deliver)));
    new Leftovers(home, outbox).sweep(this::eachFree);
  }

  private void eachFree(List<RunId> runs, RunWork work) throws IOException {
    for (RunId run : runs) {
      Optional<Locks.Held> lock = locks.tryLock("pipeline-" + run.pipeline());
      if (lock.isPresent()) {
        try (Locks.Held held = lock.get()) {
          work.with(run);
        }
      }
    }
  }

  /**
   * Works on the run if it is still unfinished: its own process may have ended it before this one
   * got the lock.
   */
  private void workIfUnfinished(RunId run, RunWork work) throws IOException {
    if (ledger.runs().unfinished().contains(run)) {
      work.with(run);
    }
  }

  private void finishSeal(RunId run) throws IOException {
    if (ledger.files().isSealed(run)) {
      outbox.finishSeal(run);
      outbox.supersedeOlder(run);
    }
  }

  private void reconcile(RunId run, Consumer<RunId> deliver) throws IOException {
    if (ledger.files().isSealed(run)) {
      deliver.accept(run);
    } else {
      throwAway(run);
    }
  }

  private void throwAway(RunId run) throws IOException {
    Trees.delete(home.staging().resolve(run.toString()));
    RunReport.Counts counts =
        ledger.reports().of(run).map(RunReport::counts).orElse(RunReport.Counts.NONE);
    String message = CrashedRuns.message(ledger.reports(), run);
    ledger
        .runs()
        .end(
            new RunEnd(
                run, RunState.FAILED, Reason.INTERRUPTED, false, counts, List.of(), message));
  }

  /**
   * Removes what a crash left on disk after the run's last entry in the ledger: staging that nobody
   * reads again, files that were delivered or put aside and not moved, and the folders of dead
   * plans. All of it holds members.
   */
  private static final class Leftovers {
    private static final Pattern PLAN = Pattern.compile("plan-.+-(\\d{1,18})");

    private final Home home;
    private final Outbox outbox;

    Leftovers(Home home, Outbox outbox) {
      this.home = home;
      this.outbox = outbox;
    }

    /** Does a piece of work with each run whose pipeline no living process holds. */
    @FunctionalInterface
    interface Free {
      void each(List<RunId> runs, Recovery.RunWork work) throws IOException;
    }

    /** Removes them. Only after every unfinished run was reconciled. */
    void sweep(Free free) throws IOException {
      free.each(runs(home.outbox()), outbox::moveEnded);
      free.each(runs(home.staging()), outbox::clearStaging);
      for (Path folder : entries(home.tmp())) {
        if (isOfDeadPlan(folder.getFileName().toString())) {
          Trees.delete(folder);
        }
      }
    }

    private static boolean isOfDeadPlan(String name) {
      Matcher plan = PLAN.matcher(name);
      return plan.matches() && ProcessHandle.of(Long.parseLong(plan.group(1))).isEmpty();
    }

    private static List<RunId> runs(Path folder) throws IOException {
      return entries(folder).stream()
          .filter(Files::isDirectory)
          .map(entry -> run(entry.getFileName().toString()))
          .flatMap(Optional::stream)
          .toList();
    }

    private static Optional<RunId> run(String name) {
      try {
        return Optional.of(RunId.parse(name));
      } catch (IllegalArgumentException notOurs) {
        return Optional.empty();
      }
    }

    private static List<Path> entries(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> entries = Files.list(folder)) {
        return entries.toList();
      }
    }
  }
}
