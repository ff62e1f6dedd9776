package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.segment.SegmentRules;
import io.attentivecourier.segment.SegmentStage;
import io.attentivecourier.segment.StagedFile;
import io.attentivecourier.settings.PipelineSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One run of the segments door while it goes from step to step: what is open, what was counted. It
 * travels in a route's variable and belongs to one thread.
 */
public final class SegmentRun implements AutoCloseable {
  private final RunId id;
  private final PipelineSettings settings;
  private final Path folder;
  private final boolean planned;
  private final RunReport finished;
  private final Progress progress = new Progress();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private NotedRejections rejections;
  private SegmentStage stage;
  private SegmentRules rules;
  private RowBatches rows;
  private StagedFiles files;
  private Delivery delivery;
  private List<SegmentOutcome> already = List.of();
  private long read;

  private SegmentRun(
      RunId id, PipelineSettings settings, Path folder, boolean planned, RunReport finished) {
    this.id = id;
    this.settings = settings;
    this.folder = folder;
    this.planned = planned;
    this.finished = finished;
  }

  /** A run that is to be delivered; it keeps the pipeline's lock until it is closed. */
  static SegmentRun begun(RunId id, PipelineSettings settings, Path folder, Locks.Held lock) {
    SegmentRun run = new SegmentRun(id, settings, folder, false, null);
    run.open.push(lock);
    return run;
  }

  /** A run that only says what it would deliver. */
  static SegmentRun planned(RunId id, PipelineSettings settings, Path folder) {
    return new SegmentRun(id, settings, folder, true, null);
  }

  /** A run that has nothing to do: its pipeline is busy, or its date is whole already. */
  static SegmentRun finished(RunReport report) {
    return new SegmentRun(report.run(), null, null, false, report);
  }

  public RunId id() {
    return id;
  }

  /** Whether there is anything to do. */
  public boolean isOpen() {
    return finished == null;
  }

  /** Whether its files go to the receiver. */
  public boolean isDelivers() {
    return !planned;
  }

  boolean isPlanned() {
    return planned;
  }

  boolean isReading() {
    return files == null;
  }

  boolean isSealed() {
    return delivery != null;
  }

  PipelineSettings settings() {
    return settings;
  }

  Progress progress() {
    return progress;
  }

  /** Where it stages; gone after it. */
  Path folder() {
    return folder;
  }

  void staging(SegmentStage stage, NotedRejections rejections) {
    this.stage = opened(stage);
    this.rejections = opened(rejections);
  }

  void reading(SegmentRules rules, RowBatches rows) {
    this.rules = rules;
    this.rows = opened(rows);
    progress.stage("reading");
  }

  void writing(StagedFiles files) {
    rows.close();
    this.files = opened(files);
    progress.stage("writing files");
  }

  /**
   * @param already segments that an earlier run of the date delivered
   */
  void delivering(Delivery delivery, List<SegmentOutcome> already) {
    this.delivery = opened(delivery);
    this.already = already;
    progress.stage("delivering");
  }

  SegmentStage stage() {
    return stage;
  }

  NotedRejections rejections() {
    return rejections;
  }

  SegmentRules rules() {
    return rules;
  }

  RowBatches rows() {
    return rows;
  }

  StagedFiles files() {
    return files;
  }

  Delivery delivery() {
    return delivery;
  }

  List<SegmentOutcome> already() {
    return already;
  }

  void countRead(int more) {
    read += more;
    progress.read(more);
  }

  long read() {
    return read;
  }

  /** The segments of the rows so far, in order of name. */
  List<String> segments() {
    return stage == null ? List.of() : stage.segments();
  }

  /** The rows of a segment's file, 0 where it was not written. */
  long rowsOf(String segment) {
    return Optional.ofNullable(files).map(StagedFiles::complete).orElse(List.of()).stream()
        .filter(file -> file.segment().equals(segment))
        .mapToLong(StagedFile::rows)
        .sum();
  }

  /** The rows as counted so far; the duplicates are known once all files are complete. */
  Counts counts() {
    Counts counts =
        new Counts(
            read, 0, rejections == null ? Counts.NONE.rejectedByRule() : rejections.byRule());
    return files == null || !files.areComplete()
        ? counts
        : new Counts(read, counts.valid() - files.rows(), counts.rejectedByRule());
  }

  RunReport report() {
    return finished;
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  /** Closes what is open, newest first, the lock last. */
  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
