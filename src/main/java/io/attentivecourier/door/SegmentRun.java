package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.member.StagedMembers;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.outbox.PackedFile;
import io.attentivecourier.outbox.PlannedFile;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.segment.MembersAhead;
import io.attentivecourier.segment.SegmentRules;
import io.attentivecourier.segment.SegmentStage;
import io.attentivecourier.segment.StagedFile;
import io.attentivecourier.settings.PipelineSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One run of the segments door while it goes from step to step: what is open, what was counted,
 * what was judged. It travels in a route's variable and belongs to one thread.
 */
public final class SegmentRun implements AutoCloseable {
  private final RunId id;
  private final Occasion occasion;
  private final PipelineSettings settings;
  private final Path folder;
  private final RunReport finished;
  private final Progress progress = new Progress();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<PackedFile> packed = new ArrayList<>();
  private final CanaryNames names;

  private NotedRejections rejections;
  private SegmentStage stage;
  private SegmentRules rules;
  private RowBatches rows;
  private StagedMembers members;
  private StagedFiles files;
  private Judgement judgement;
  private List<PlannedFile> planned = List.of();
  private Locks.Held numbers;
  private Delivery delivery;
  private RunState settled;
  private long read;

  private SegmentRun(
      RunId id, Occasion occasion, PipelineSettings settings, Path folder, RunReport finished) {
    this.id = id;
    this.occasion = occasion;
    this.settings = settings;
    this.folder = folder;
    this.finished = finished;
    this.names = CanaryNames.of(occasion.canary());
  }

  /** A run that is to be delivered; it keeps the pipeline's lock until it is closed. */
  static SegmentRun begun(
      RunId id, Occasion occasion, PipelineSettings settings, Path folder, Locks.Held lock) {
    SegmentRun run = new SegmentRun(id, occasion, settings, folder, null);
    run.open.push(lock);
    return run;
  }

  /** A run that only says what it would deliver. */
  static SegmentRun planned(RunId id, PipelineSettings settings, Path folder) {
    return new SegmentRun(id, Occasion.PLAN, settings, folder, null);
  }

  /** A run that has nothing to do: its pipeline is busy, or its date is whole already. */
  static SegmentRun finished(RunReport report) {
    return new SegmentRun(report.run(), Occasion.RUN, null, null, report);
  }

  public RunId id() {
    return id;
  }

  Occasion occasion() {
    return occasion;
  }

  /** Whether there is anything to do. */
  public boolean isOpen() {
    return finished == null && settled == null;
  }

  /** Whether something of it goes to the receiver. */
  public boolean isDelivers() {
    return !isPlanned() && judgement != null && !judgement.sent().isEmpty();
  }

  /** Whether the warehouse is asked first how new it is. */
  public boolean isAsksFreshness() {
    return isOpen() && !isPlanned() && !isCanary() && settings.freshnessQuery() != null;
  }

  public String getFreshnessQuery() {
    return settings.freshnessQuery();
  }

  public String getCompression() {
    return settings.packing().compression().name();
  }

  boolean isPlanned() {
    return occasion.is(Occasion.Kind.PLAN);
  }

  boolean isCanary() {
    return occasion.is(Occasion.Kind.CANARY);
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

  void writing(StagedFiles files, StagedMembers members) {
    rows.close();
    this.files = opened(files);
    this.members = opened(members);
    progress.stage("writing files");
  }

  /** Its members, read ahead; the reader ends before the stage that it reads is closed. */
  MembersAhead ahead(MembersAhead members) {
    return opened(members);
  }

  void judged(Judgement judgement) {
    this.judgement = judgement;
  }

  /**
   * @param numbers kept until the seal: nobody else may take one of the numbers that were planned
   */
  void packing(List<PlannedFile> planned, Locks.Held numbers) {
    this.planned = List.copyOf(planned);
    this.numbers = opened(numbers);
    progress.stage("packing");
  }

  void packed(PackedFile file) {
    packed.add(file);
  }

  void delivering(Delivery delivery) {
    this.delivery = opened(delivery);
    progress.stage("delivering");
  }

  /** Ends it in a good state without a delivery. */
  void settle(RunState state) {
    settled = state;
  }

  Optional<RunState> settled() {
    return Optional.ofNullable(settled);
  }

  /** The names that the query gives, where a canary must not take one of them. */
  CanaryNames names() {
    return names;
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

  StagedMembers members() {
    return members;
  }

  StagedFiles files() {
    return files;
  }

  Judgement judgement() {
    return judgement;
  }

  Locks.Held numbers() {
    return numbers;
  }

  List<PlannedFile> planned() {
    return planned;
  }

  List<PackedFile> packed() {
    return List.copyOf(packed);
  }

  Delivery delivery() {
    return delivery;
  }

  void countRead(int more) {
    read += more;
    progress.read(more);
  }

  long read() {
    return read;
  }

  /** The segments of the good rows so far, in order of name. */
  List<String> segments() {
    return stage == null ? List.of() : stage.segments();
  }

  /** Good names that stand in rejected rows. */
  Set<String> rejectedSegments() {
    return rules == null ? Set.of() : rules.namesOfRejected();
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
    if (files == null || !files.areComplete()) {
      return counts;
    }
    // Whoever is not in a canary's audience is no row of it.
    long rows = isCanary() ? counts.rejected() + files.rows() : read;
    long duplicates = isCanary() ? 0 : counts.valid() - files.rows();
    return new Counts(rows, duplicates, counts.rejectedByRule());
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
