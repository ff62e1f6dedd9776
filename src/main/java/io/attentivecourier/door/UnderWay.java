package io.attentivecourier.door;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.RejectedRows;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.warehouse.Trips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of one door that are under way in this process, one a pipeline: what all doors do. */
final class UnderWay<R extends DoorRun> {
  private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

  private final Home home;
  private final Settings settings;
  private final IdentifierKey key;
  private final Outbox outbox;
  private final StopSign stop;
  private final Map<String, R> runs = new ConcurrentHashMap<>();

  UnderWay(Doors.Rooms rooms) {
    home = rooms.home();
    settings = rooms.settings();
    key = rooms.key();
    outbox = rooms.outbox();
    stop = rooms.stop();
  }

  void add(R run) {
    runs.put(run.id().pipeline(), run);
  }

  /** How far the pipeline's run is, where there is one. */
  Optional<Progress> progress(String pipeline) {
    return Optional.ofNullable(runs.get(pipeline)).map(DoorRun::progress);
  }

  /** Where the run's rejected rows are noted: a plan leaves nothing behind unless it is to. */
  NotedRejections rejections(R run) {
    return new NotedRejections(new RejectedRows(key, settings.keepRejectedValues()), rejected(run));
  }

  private Path rejected(R run) {
    boolean asked = run.occasion().is(Occasion.Kind.PLAN_WITH_REJECTED);
    Path folder = run.isPlanned() && !asked ? run.folder() : home.rejected();
    return folder.resolve(asked ? RejectedRows.ofPlan(run.id()) : run.id() + ".csv");
  }

  /**
   * The rows that the warehouse answered with.
   *
   * @param result rows, or something else for a statement that is no query
   * @param columns the labels of its columns, or null as above
   */
  @SuppressWarnings("unchecked")
  static Iterator<Map<String, Object>> rows(Object result, Collection<String> columns) {
    if (columns == null || !(result instanceof Iterator<?> rows)) {
      throw new Refusal(Reason.QUERY_FAILED, "the statement returns no rows; write a SELECT");
    }
    return (Iterator<Map<String, Object>>) rows;
  }

  /** Starts to read them ahead of the checks, in batches. */
  RowBatches ahead(Iterator<Map<String, Object>> rows) {
    return new RowBatches(rows, settings.warehouse().timeout(), Trips.ofTheLastResult())
        .heeding(stop::isRaised);
  }

  /** Ends the run and frees all that it holds, its lock last. */
  RunReport close(R run, Supplier<RunReport> ending) throws Exception {
    try {
      return ending.get();
    } finally {
      runs.remove(run.id().pipeline());
      clear(run);
    }
  }

  /** What stopped a run, told in the log; a query's fault with its place in the pipeline's file. */
  Refusal refusal(R run, Exception fault, boolean reading) {
    Refusal refusal = Refusals.told(run.id(), fault, reading);
    return refusal.query() == null
        ? refusal
        : refusal.said(new QueryPlace(home).of(refusal, run.id().pipeline()));
  }

  /**
   * Ends a run that goes no further. Its staging goes first: it may be what fills the disk, and the
   * ledger needs room for the end.
   */
  RunReport fail(R run, Supplier<RunReport> ending) throws Exception {
    try {
      run.free();
      delete(run);
    } catch (Exception stays) {
      LOG.warn("{}: its staging stays for now ({})", run.id(), stays.getClass().getSimpleName());
    }
    return close(run, ending);
  }

  private void clear(R run) throws Exception {
    try (run) {
      run.free();
      delete(run);
    }
  }

  private void delete(R run) throws IOException {
    if (run.isPlanned()) {
      Trees.delete(run.folder());
    } else {
      outbox.clearStaging(run.id());
    }
  }
}
