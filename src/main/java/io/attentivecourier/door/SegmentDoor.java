package io.attentivecourier.door;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.row.ColumnNames;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.RejectedRows;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.segment.CheckedBatch;
import io.attentivecourier.segment.MemberBatch;
import io.attentivecourier.segment.SegmentRow;
import io.attentivecourier.segment.SegmentRules;
import io.attentivecourier.segment.SegmentStage;
import io.attentivecourier.segment.StagedFile;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The steps of {@code direct:send-segments}, in the order in which the route calls them. */
public final class SegmentDoor {
  // All buffers of a run together; what does not fit is sorted and laid on disk.
  private static final long BUFFER_BYTES = 24L << 20;

  private final Home home;
  private final Settings settings;
  private final Ledger ledger;
  private final Locks locks;
  private final IdentifierKey key;
  private final Outbox outbox;
  private final Deliveries deliveries;
  private final Verdicts verdicts;
  private final StopSign stop;
  private final Clock clock;
  private final Map<String, SegmentRun> running = new ConcurrentHashMap<>();

  public SegmentDoor(
      Home home,
      Settings settings,
      Ledger ledger,
      Locks locks,
      IdentifierKey key,
      Outbox outbox,
      Deliveries deliveries,
      Verdicts verdicts,
      StopSign stop,
      Clock clock) {
    this.home = home;
    this.settings = settings;
    this.ledger = ledger;
    this.locks = locks;
    this.key = key;
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.verdicts = verdicts;
    this.stop = stop;
    this.clock = clock;
  }

  /** How far the pipeline's run is, where one is under way in this process. */
  public Optional<Progress> progress(String pipeline) {
    return Optional.ofNullable(running.get(pipeline)).map(SegmentRun::progress);
  }

  /** Opens a run for today's business date, unless the pipeline is busy or the date is whole. */
  public SegmentRun begin(String pipeline, Occasion occasion) throws Exception {
    PipelineSettings own = settings.pipeline(pipeline);
    LocalDate date = LocalDate.now(clock.withZone(own.zone()));
    SegmentRun run =
        occasion == Occasion.PLAN ? plan(date, pipeline, own) : take(date, pipeline, own);
    return run.isOpen() ? opened(run) : run;
  }

  /** A run that cannot even open its files ends, and gives the pipeline's lock back. */
  private SegmentRun opened(SegmentRun run) throws Exception {
    try {
      open(run);
      return run;
    } catch (IOException | RuntimeException fault) {
      return SegmentRun.finished(fail(run, fault));
    }
  }

  private SegmentRun plan(LocalDate date, String pipeline, PipelineSettings own) {
    RunId id = ledger.next(pipeline, date);
    Path folder = home.tmp().resolve("plan-" + id + "-" + ProcessHandle.current().pid());
    return SegmentRun.planned(id, own, folder);
  }

  private SegmentRun take(LocalDate date, String pipeline, PipelineSettings own) {
    Optional<Locks.Held> lock = locks.tryLock("pipeline-" + pipeline);
    if (lock.isEmpty()) {
      return SegmentRun.finished(verdicts.busy(pipeline, date));
    }
    try {
      return take(date, pipeline, own, lock.get());
    } catch (RuntimeException fault) {
      lock.get().close();
      throw fault;
    }
  }

  private SegmentRun take(LocalDate date, String pipeline, PipelineSettings own, Locks.Held lock) {
    Optional<RunReport> whole = verdicts.wholeAlready(pipeline, date);
    if (whole.isPresent()) {
      lock.close();
      return SegmentRun.finished(whole.get());
    }
    RunId id = ledger.begin(pipeline, date, RunKind.SEGMENTS);
    return SegmentRun.begun(id, own, home.staging().resolve(id.toString()), lock);
  }

  private void open(SegmentRun run) throws IOException {
    running.put(run.id().pipeline(), run);
    Path rejected = run.isPlanned() ? run.folder() : home.rejected();
    run.staging(
        new SegmentStage(Durable.folder(run.folder()), BUFFER_BYTES),
        new NotedRejections(
            new RejectedRows(key, settings.keepRejectedValues()),
            rejected.resolve(run.id() + ".csv")));
  }

  /**
   * The query's rows in batches, read ahead of the checks.
   *
   * @param result what the warehouse answered: rows, or something else for a statement that is no
   *     query
   * @param columns the labels of its columns, or null as above
   */
  @SuppressWarnings("unchecked")
  public Iterator<RowBatch> batches(SegmentRun run, Object result, Collection<String> columns) {
    if (columns == null || !(result instanceof Iterator<?> rows)) {
      throw new Refusal(Reason.QUERY_FAILED, "the statement returns no rows; write a SELECT");
    }
    PipelineSettings own = run.settings();
    var its = own.columns();
    var names = new ColumnNames(its.identifier(), its.segment(), its.ignore());
    run.reading(
        new SegmentRules(names.resolve(columns), own.identifier(), own.phoneCheck()),
        new RowBatches((Iterator<Map<String, Object>>) rows, settings.warehouse().timeout())
            .heeding(stop::isRaised));
    return run.rows();
  }

  public CheckedBatch validate(SegmentRun run, RowBatch batch) {
    stop.heed();
    run.countRead(batch.rows().size());
    return run.rules().check(batch);
  }

  /** Stages the good rows; returns the rejected ones as lines to be noted. */
  public List<Map<String, Object>> stage(SegmentRun run, CheckedBatch batch) throws IOException {
    for (SegmentRow row : batch.rows()) {
      run.stage().add(row.segment(), row.identifier());
    }
    return run.rejections().count(batch.rejections());
  }

  public void noteRejections(SegmentRun run, byte[] lines) throws IOException {
    run.rejections().append(lines);
  }

  /** The members of every segment, in order of segment and identifier, each once. */
  public Iterator<MemberBatch> members(SegmentRun run) throws IOException {
    verdicts.checkNames(run);
    run.writing(new StagedFiles(run.folder().resolve("files"), run.segments().size()));
    return run.stage().sortedBatches();
  }

  public void append(SegmentRun run, MemberBatch batch, byte[] lines) throws IOException {
    run.files().append(batch, lines);
  }

  /** Refuses what no file may hold, once all are on disk. */
  public void complete(SegmentRun run) {
    if (!run.files().areComplete()) {
      throw new IllegalStateException("not every segment has its file");
    }
    verdicts.checkSizes(run);
  }

  /** Seals the files whose segments are not at the receiver for this date, and opens their way. */
  public Delivery seal(SegmentRun run) throws IOException {
    stop.heed();
    Map<String, String> there = ledger.deliveredOn(run.id().date());
    List<StagedFile> all = run.files().complete();
    List<StagedFile> left =
        all.stream().filter(file -> !there.containsKey(file.segment())).toList();
    if (!left.isEmpty()) {
      outbox.seal(run.id(), run.counts(), left, run.files().folder());
    }
    run.delivering(deliveries.open(run.id(), true), Verdicts.already(all, there));
    return run.delivery();
  }

  /** Ends the run and says what became of it. */
  public RunReport end(SegmentRun run) throws Exception {
    return run.isOpen() ? closing(run, () -> verdicts.end(run)) : run.report();
  }

  /** Ends a run that some step could not go on with. */
  public RunReport fail(SegmentRun run, Exception fault) throws Exception {
    if (run == null) {
      throw fault;
    }
    return closing(run, () -> verdicts.fail(run, fault));
  }

  private RunReport closing(SegmentRun run, Supplier<RunReport> ending) throws Exception {
    try {
      return ending.get();
    } finally {
      running.remove(run.id().pipeline());
      clear(run);
    }
  }

  private void clear(SegmentRun run) throws Exception {
    try (run) {
      if (run.isPlanned()) {
        Trees.delete(run.folder());
      } else {
        outbox.clearStaging(run.id());
      }
    }
  }
}
