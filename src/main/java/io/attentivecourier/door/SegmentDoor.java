package io.attentivecourier.door;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Lifetime;
import io.attentivecourier.member.Snapshots;
import io.attentivecourier.row.ColumnNames;
import io.attentivecourier.row.Columns;
import io.attentivecourier.row.Identifier;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RowOwner;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.segment.CheckedBatch;
import io.attentivecourier.segment.MemberBatch;
import io.attentivecourier.segment.MembersAhead;
import io.attentivecourier.segment.SegmentRow;
import io.attentivecourier.segment.SegmentRules;
import io.attentivecourier.segment.SegmentStage;
import io.attentivecourier.settings.OnEmpty;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of {@code direct:send-segments}, in the order in which the route calls them. */
public final class SegmentDoor {
  // All buffers of a run together; what does not fit is sorted and laid on disk.
  private static final long BUFFER_BYTES = 24L << 20;

  private final StopSign stop;
  private final RunEnded ended;
  private final Verdicts verdicts;
  private final SegmentEnds ends;
  private final Judge judge;
  private final Snapshots snapshots;
  private final UnderWay<SegmentRun> underWay;
  private final RunStart start;
  private final SegmentOpening opening;
  private final Resends resends;

  /** What of this package it works with. */
  record Parts(
      Verdicts verdicts,
      SegmentEnds ends,
      Judge judge,
      Snapshots snapshots,
      MayResend mayResend,
      Resends resends) {}

  SegmentDoor(Doors.Rooms rooms, Parts parts) {
    stop = rooms.stop();
    ended = rooms.ended();
    verdicts = parts.verdicts();
    ends = parts.ends();
    judge = parts.judge();
    snapshots = parts.snapshots();
    underWay = new UnderWay<>(rooms);
    start = new RunStart(rooms);
    opening = new SegmentOpening(rooms.ledger(), parts.verdicts(), parts.mayResend());
    resends = parts.resends();
  }

  /** How far the pipeline's run is, where one is under way in this process. */
  public Optional<Progress> progress(String pipeline) {
    return underWay.progress(pipeline);
  }

  /** Opens a run for today's business date, unless the pipeline is busy or the date is whole. */
  public SegmentRun begin(String pipeline, Occasion occasion) throws Exception {
    SegmentRun run = start.open(pipeline, occasion, opening);
    return run.isOpen() ? opened(run) : run;
  }

  /** One that cannot be staged ends here: the route does not know it yet, so no step could. */
  private SegmentRun opened(SegmentRun run) throws Exception {
    try {
      open(run);
      return run;
    } catch (IOException | RuntimeException fault) {
      return RunStart.finished(fail(run, fault), opening);
    }
  }

  private void open(SegmentRun run) throws IOException {
    underWay.add(run);
    SegmentStage stage = new SegmentStage(Durable.folder(run.folder()), BUFFER_BYTES);
    run.staging(stage, underWay.rejections(run));
  }

  /**
   * The query's rows in batches, read ahead of the checks.
   *
   * @param result what the warehouse answered: rows, or something else for a statement that is no
   *     query
   * @param columns the labels of its columns, or null as above
   */
  public Iterator<RowBatch> batches(SegmentRun run, Object result, Collection<String> columns) {
    Iterator<Map<String, Object>> rows = UnderWay.rows(result, columns);
    PipelineSettings own = run.settings();
    Columns resolved = names(own).resolve(columns);
    ResultTypes types = ResultTypes.ofTheLastResult();
    types.requireText(resolved.labels());
    run.telling(
        new RowOwner(
            new Identifier(resolved.identifier(), own.identifier(), own.phoneCheck()),
            resolved.identifier(),
            own.columns().rejectedKeyOf(columns)));
    run.reading(
        new SegmentRules(resolved, own.identifier(), own.phoneCheck()),
        underWay.ahead(types.asText(rows)));
    return run.rows();
  }

  private static ColumnNames names(PipelineSettings own) {
    var columns = own.columns();
    return new ColumnNames(
        columns.identifier(),
        columns.segment(),
        columns.campaign(),
        columns.group(),
        own.segmentName(),
        columns.ignore());
  }

  public CheckedBatch validate(SegmentRun run, RowBatch batch) {
    stop.heed();
    run.countRead(batch.rows().size());
    CheckedBatch checked = run.rules().check(batch);
    return new CheckedBatch(checked.rows(), run.owner().tell(batch, checked.rejections()));
  }

  /** Stages the good rows; returns the rejected ones as lines to be noted. */
  public List<Map<String, Object>> stage(SegmentRun run, CheckedBatch batch) throws IOException {
    Audience audience = Audience.of(run.occasion().canary());
    for (SegmentRow row : batch.rows()) {
      run.names().add(row.segment());
      if (audience.takes(row.identifier())) {
        run.stage().add(audience.segment(row.segment()), row.identifier());
      }
    }
    return run.rejections().count(batch.rejections());
  }

  public boolean anyRejected(List<?> lines) {
    return !lines.isEmpty();
  }

  public void noteRejections(SegmentRun run, byte[] lines) throws IOException {
    run.rejections().append(lines);
  }

  /** The members of every segment, in order of segment and identifier, each once. */
  public Iterator<MemberBatch> members(SegmentRun run) throws IOException {
    if (run.read() == 0 && run.settings().onEmpty() == OnEmpty.SKIP) {
      run.settle(RunState.SKIPPED);
      return Collections.emptyIterator();
    }
    Audience audience = Audience.of(run.occasion().canary());
    audience.over();
    verdicts.checkNames(run);
    run.rules().refuseNameClashes();
    Lifetime lifetime = run.isPlanned() ? Lifetime.DISCARDED : Lifetime.KEPT;
    run.writing(
        new StagedFiles(run.folder().resolve("files"), run.segments().size(), lifetime),
        snapshots.stage(run.folder(), lifetime));
    Iterator<MemberBatch> sorted = run.stage().sortedBatches();
    return run.ahead(new MembersAhead(audience.first(sorted), run.members()::append));
  }

  public void append(SegmentRun run, MemberBatch batch, byte[] lines) throws IOException {
    run.files().append(batch, lines);
  }

  /** Refuses what no file may hold, once all are on disk. */
  public void complete(SegmentRun run) {
    if (run.settled().isPresent()) {
      return;
    }
    if (!run.files().areComplete()) {
      throw new IllegalStateException("not every segment has its file");
    }
    if (run.isRollsBack()) {
      resends.prove(run);
    }
    verdicts.checkSizes(run);
  }

  /** Asks the guards which of the lists may go. */
  public void judge(SegmentRun run) throws IOException {
    if (run.settled().isEmpty()) {
      run.progress().stage("judging");
      run.judged(judge.judge(run));
      keepHeld(run);
    }
  }

  /** A run that is held whole is never sealed, and `why` is to find who was in its lists. */
  private void keepHeld(SegmentRun run) throws IOException {
    if (!run.isDelivers() && !run.isPlanned() && !run.isCanary()) {
      snapshots.staged(run.id());
    }
  }

  /** Ends the run and says what became of it. */
  public RunReport end(SegmentRun run) throws Exception {
    return run.report() == null
        ? underWay.close(run, () -> told(run, ends.end(run)))
        : run.report();
  }

  /** Ends a run that some step could not go on with. */
  public RunReport fail(SegmentRun run, Exception fault) throws Exception {
    if (run == null) {
      throw fault;
    }
    return underWay.fail(
        run, () -> told(run, ends.fail(run, underWay.refusal(run, fault, run.isReading()))));
  }

  private RunReport told(SegmentRun run, RunReport report) {
    if (!run.isPlanned()) {
      ended.ended(report, run.progress().took());
    }
    return report;
  }
}
