package io.attentivecourier.flow;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.RejectedRows;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs that are under way in this process, one a pipeline. */
public final class ActiveRuns {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveRuns.class);

  private final Home home;
  private final boolean keepsValues;
  private final IdentifierKey key;
  private final Outbox outbox;
  private final Map<String, ActiveRun> runs = new ConcurrentHashMap<>();

  public ActiveRuns(Home home, boolean keepsValues, IdentifierKey key, Outbox outbox) {
    this.home = home;
    this.keepsValues = keepsValues;
    this.key = key;
    this.outbox = outbox;
  }

  /** A plan beside a run does not take its place: of the two, the run is to be seen. */
  void add(ActiveRun run) {
    if (run.isPlanned()) {
      runs.putIfAbsent(run.id().pipeline(), run);
    } else {
      runs.put(run.id().pipeline(), run);
    }
  }

  /** The progress of the pipeline's run, if one is under way. */
  Optional<Progress> progress(String pipeline) {
    return Optional.ofNullable(runs.get(pipeline)).map(ActiveRun::progress);
  }

  /** The file of the run's rejected rows. A plan leaves no file behind unless it was asked to. */
  RejectionFile rejections(ActiveRun run) {
    return new RejectionFile(new RejectedRows(key, keepsValues), rejectedPath(run));
  }

  private Path rejectedPath(ActiveRun run) {
    boolean asked = RunRequest.PLAN_WITH_REJECTED.equals(run.request());
    Path folder = run.isPlanned() && !asked ? run.folder() : home.rejected();
    return folder.resolve(asked ? RejectedRows.ofPlan(run.id()) : run.id() + ".csv");
  }

  /** Ends the run and frees all that it holds, its lock last. */
  RunReport end(ActiveRun run) throws Exception {
    return close(run, run::end);
  }

  /**
   * Ends a run that failed. Its staging is deleted first: it may be what fills the disk, and the
   * ledger needs room for the end.
   */
  RunReport fail(ActiveRun run, Exception fault) throws Exception {
    Refusal why = refusal(run, fault);
    try {
      run.free();
      delete(run);
    } catch (Exception stays) {
      LOG.warn("{}: its staging stays for now ({})", run.id(), stays.getClass().getSimpleName());
    }
    return close(run, () -> run.fail(why));
  }

  /**
   * The refusal that stopped a run. Writes it to the log; a query's fault has its place in the
   * pipeline's file.
   */
  private Refusal refusal(ActiveRun run, Exception fault) {
    Refusal refusal = Refusals.report(run.id(), fault, run.isReading());
    return refusal.query() == null
        ? refusal
        : refusal.withQueryFault(new QueryPlace(home).of(refusal, run.id().pipeline()));
  }

  private RunReport close(ActiveRun run, Supplier<RunReport> ending) throws Exception {
    try {
      return ending.get();
    } finally {
      runs.remove(run.id().pipeline(), run);
      clear(run);
    }
  }

  private void clear(ActiveRun run) throws Exception {
    try (run) {
      run.free();
      delete(run);
    }
  }

  private void delete(ActiveRun run) throws IOException {
    if (run.isPlanned()) {
      Trees.delete(run.folder());
    } else {
      outbox.clearStaging(run.id());
    }
  }
}
