package io.attentivecourier.flow;

import io.attentivecourier.home.Locks;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.WarehouseSettings;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a pipeline while it goes from step to step. It travels in a route's variable and
 * belongs to one thread.
 */
public abstract class ActiveRun implements AutoCloseable {
  private final RunId id;
  private final RunRequest request;
  private final PipelineSettings settings;
  private final Path folder;
  private final RunReport finished;
  private final Progress progress = new Progress();
  private final Locks.Held lock;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private RejectionFile rejections;
  private RowStage rowStage;
  private RowBatches rows;
  private RunState earlyEnd;
  private long read;

  /**
   * The facts of a run before its first step.
   *
   * @param folder where it stages; gone after it
   * @param finished for a run that has nothing to do; else null
   */
  public record Beginning(
      RunId id, RunRequest request, PipelineSettings settings, Path folder, RunReport finished) {}

  /**
   * @param lock the pipeline's, kept until the run is closed; null where it needs none
   */
  public ActiveRun(Beginning beginning, Locks.Held lock) {
    id = beginning.id();
    request = beginning.request();
    settings = beginning.settings();
    folder = beginning.folder();
    finished = beginning.finished();
    this.lock = lock;
  }

  public RunId id() {
    return id;
  }

  public RunRequest request() {
    return request;
  }

  public PipelineSettings settings() {
    return settings;
  }

  public Path folder() {
    return folder;
  }

  public Progress progress() {
    return progress;
  }

  /** The report of a run that had nothing to do; else null. */
  RunReport report() {
    return finished;
  }

  /** True if there is anything to do. */
  public boolean isOpen() {
    return finished == null && earlyEnd == null;
  }

  /** True if the warehouse is asked first how new it is. */
  public boolean isFreshnessAsked() {
    return isOpen() && !isPlanned() && !isCanary() && settings.freshnessQuery() != null;
  }

  /** True if camel-jdbc reads its rows, as maps. */
  public boolean isReadByJdbc() {
    return settings.reader() == WarehouseSettings.RowReading.JDBC;
  }

  public String getFreshnessQuery() {
    return settings.freshnessQuery();
  }

  public boolean isPlanned() {
    return request.isPlan();
  }

  public boolean isCanary() {
    return request.liveTest().isPresent();
  }

  /** Ends it in a good state without a delivery. */
  public void endEarly(RunState state) {
    earlyEnd = state;
  }

  public Optional<RunState> earlyEnd() {
    return Optional.ofNullable(earlyEnd);
  }

  /** Opens the stage of the rows, once the run is in the ledger. */
  public abstract void openStage(RejectionFile rejections) throws IOException;

  /** Ends a run whose steps are done, and returns its report. */
  public abstract RunReport end();

  /** Ends a run that a step could not go on with. */
  public abstract RunReport fail(Refusal why);

  /** True until the last row is read. */
  public abstract boolean isReading();

  /**
   * Checks and stages the rows of a query.
   *
   * @param columns the labels of the query's result
   * @param types of these columns
   * @throws io.attentivecourier.run.Refusal COLUMN_MISSING or COLUMN_UNKNOWN
   */
  public abstract RowStage rowStage(Collection<String> columns, ResultTypes types);

  RowStage rowStage() {
    return reached(rowStage, "read-rows");
  }

  /**
   * The result of an earlier step.
   *
   * @throws IllegalStateException if a flow file calls the steps in another order
   */
  public static <T> T reached(T result, String step) {
    if (result == null) {
      throw new IllegalStateException("the step " + step + " comes before this one");
    }
    return result;
  }

  public void setRejections(RejectionFile rejections) {
    this.rejections = closeAtEnd(rejections);
  }

  /** Begins to read the rows. */
  public RowBatches read(RowStage stage, RowBatches rows) {
    this.rowStage = stage;
    this.rows = closeAtEnd(rows);
    progress.stage("reading");
    return rows;
  }

  /** Stops reading: no more rows follow. A second call does nothing. */
  public final void closeRows() {
    if (rows != null) {
      rows.close();
      rows = null;
      RunLog.read(this);
    }
  }

  public RejectionFile rejections() {
    return rejections;
  }

  public void countRead(long more) {
    read += more;
    progress.read(more);
  }

  public long read() {
    return read;
  }

  /** The rows as read and rejected so far, with so many duplicates among the rest. */
  public RunReport.Counts counts(long duplicates) {
    Map<String, Long> byRule =
        rejections == null ? RunReport.Counts.NONE.rejectedByRule() : rejections.byRule();
    return new RunReport.Counts(read, duplicates, byRule);
  }

  public final <T extends AutoCloseable> T closeAtEnd(T resource) {
    open.push(resource);
    return resource;
  }

  /** Closes what is open, newest first, and keeps the lock. */
  void free() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  /** Closes what is open, then returns the lock. */
  @Override
  public void close() throws Exception {
    try (lock) {
      free();
    }
  }

  /** Its id, as a log step of a pipeline's own writes it: the default would look like an e-mail. */
  @Override
  public final String toString() {
    return id().toString();
  }
}
