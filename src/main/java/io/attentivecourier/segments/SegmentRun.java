package io.attentivecourier.segments;

import io.attentivecourier.flow.ActiveRun;
import io.attentivecourier.flow.RejectionFile;
import io.attentivecourier.flow.RowStage;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Locks;
import io.attentivecourier.known.StagedMembers;
import io.attentivecourier.list.SegmentColumns;
import io.attentivecourier.list.SegmentRules;
import io.attentivecourier.list.SegmentStage;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.outbox.FilePlan;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run of lists while it goes from step to step. Each step leaves its result here, and a step
 * that is called before its time says so.
 */
public final class SegmentRun extends ActiveRun {
  // All buffers of a run together; what does not fit is sorted and laid on disk.
  private static final long BUFFER_BYTES = 24L << 20;

  private final SegmentEnds ends;
  private final Audience.CanaryNames names;
  private final Audience audience;

  private SegmentStage stage;
  private SegmentRules rules;
  private Lists lists;
  private Judgement judgement;
  private Packing packing;
  private boolean sealed;
  private FileDelivery delivery;

  /**
   * The lists on disk, one a segment.
   *
   * @param members the members, to be compared with the lists at Attentive; null for copies of kept
   *     files, and after the seal
   */
  record Lists(StagedFiles files, StagedMembers members) {}

  /**
   * The files on their way to the seal.
   *
   * @param numbers the lock of the numbers, kept until the seal: no other run may take a planned
   *     number
   * @param packed those that are packed so far
   */
  record Packing(
      List<FilePlan.PlannedFile> planned, Locks.Held numbers, List<Outbox.PackedFile> packed) {}

  /**
   * @param lock the pipeline's, kept until the run is closed; null where it needs none
   */
  SegmentRun(Beginning beginning, Locks.Held lock, SegmentEnds ends) {
    super(beginning, lock);
    this.ends = ends;
    this.names = Audience.CanaryNames.of(beginning.request().liveTest());
    this.audience = Audience.of(beginning.request().liveTest());
  }

  /** True if something of it goes to the receiver. */
  public boolean isDeliverable() {
    return isSealed() || !isPlanned() && judgement != null && !judgement.sent().isEmpty();
  }

  /** True if kept files are sent again as they are. */
  public boolean isCopy() {
    return isOpen() && request() instanceof RunRequest.Resend;
  }

  /** True if an earlier run's lists are sent as today's. */
  public boolean isRollback() {
    return isOpen() && request().isRollback();
  }

  @Override
  public void openStage(RejectionFile rejections) throws IOException {
    stage = closeAtEnd(new SegmentStage(Durable.folder(folder()), BUFFER_BYTES));
    setRejections(rejections);
  }

  @Override
  public RowStage rowStage(Collection<String> columns, ResultTypes types) {
    PipelineSettings own = settings();
    SegmentColumns resolved = SegmentColumns.ColumnNames.of(own).resolve(columns);
    types.requireText(resolved.labels());
    Rejection.RowOwner owner =
        new Rejection.RowOwner(
            new IdentifierRules(resolved.identifier(), own.identifier(), own.phoneCheck()),
            resolved.identifier(),
            own.columns().rejectedKeyOf(columns));
    return rows(new SegmentRules(resolved, own.identifier(), own.phoneCheck()), owner);
  }

  /** The stage that checks rows by these rules and keeps the good ones. */
  SegmentRows rows(SegmentRules rules, Rejection.RowOwner owner) {
    this.rules = rules;
    return new SegmentRows(rules, owner, stage, names, audience);
  }

  @Override
  public boolean isReading() {
    return lists == null;
  }

  @Override
  public RunReport end() {
    return ends.end(this);
  }

  @Override
  public RunReport fail(Refusal why) {
    return ends.fail(this, why);
  }

  boolean isSealed() {
    return sealed;
  }

  void startWriting(StagedFiles files, StagedMembers members) {
    lists = new Lists(closeAtEnd(files), closeAtEnd(members));
    progress().stage("writing files");
  }

  /**
   * Takes copies of kept files: there is nothing to read, to write or to judge.
   *
   * @param files their folder; no list is written there, so that nothing of it counts as double
   */
  void takeCopies(StagedFiles files, List<Outbox.PackedFile> copies, Judgement judgement) {
    this.lists = new Lists(closeAtEnd(files), null);
    this.packing = new Packing(List.of(), null, new ArrayList<>(copies));
    this.judgement = judgement;
  }

  void setJudgement(Judgement judgement) {
    this.judgement = judgement;
  }

  void packing(List<FilePlan.PlannedFile> planned, Locks.Held numbers) {
    List<Outbox.PackedFile> copies = packing == null ? new ArrayList<>() : packing.packed();
    packing = new Packing(List.copyOf(planned), closeAtEnd(numbers), copies);
    progress().stage("packing");
  }

  void addPacked(Outbox.PackedFile file) {
    packing().packed().add(file);
  }

  /**
   * Drops the lists, as the ledger has them after the seal: 50,000 lists, kept four times over,
   * took 60 of the heap's 128 MB.
   */
  void dropLists() {
    sealed = true;
    packing.numbers().close();
    packing = new Packing(List.of(), packing.numbers(), List.of());
    lists.files().release();
    lists = new Lists(lists.files(), null);
    judgement = judgement.withoutLists();
  }

  void startDelivery(FileDelivery delivery) {
    this.delivery = closeAtEnd(delivery);
    progress().stage("delivering");
  }

  Audience.CanaryNames names() {
    return names;
  }

  Audience audience() {
    return audience;
  }

  SegmentStage stage() {
    return reached(stage, "begin");
  }

  /** The rules of its rows; empty where no row was read. */
  Optional<SegmentRules> rules() {
    return Optional.ofNullable(rules);
  }

  Lists lists() {
    return reached(lists, "write-segments");
  }

  /** The decision of the guards; empty before they were asked. */
  Optional<Judgement> judgement() {
    return Optional.ofNullable(judgement);
  }

  Packing packing() {
    return reached(packing, "seal-files");
  }

  FileDelivery delivery() {
    return reached(delivery, "seal");
  }

  /** The segments of the good rows so far, in order of name. */
  List<String> segments() {
    return stage == null ? List.of() : stage.segments();
  }

  /** Good names that stand in rejected rows. */
  Set<String> rejectedSegments() {
    return rules == null ? Set.of() : rules.namesOfRejected();
  }

  /** The rows of each segment whose file was written. */
  Map<String, Long> rowsBySegment() {
    Map<String, Long> rows = new HashMap<>();
    if (lists != null) {
      lists.files().complete().forEach(file -> rows.merge(file.segment(), file.rows(), Long::sum));
    }
    return rows;
  }

  /** The rows as counted so far; the duplicates are known once all files are complete. */
  RunReport.Counts counts() {
    RunReport.Counts counts = counts(0);
    if (lists == null || !lists.files().areComplete()) {
      return counts;
    }
    // Whoever is not in a canary's audience is no row of it.
    long written = lists.files().rows();
    long rows = isCanary() ? counts.rejected() + written : read();
    long duplicates = isCanary() ? 0 : counts.valid() - written;
    return new RunReport.Counts(rows, duplicates, counts.rejectedByRule());
  }
}
