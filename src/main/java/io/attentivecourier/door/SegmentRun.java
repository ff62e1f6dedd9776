package io.attentivecourier.door;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Locks;
import io.attentivecourier.member.StagedMembers;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.outbox.PackedFile;
import io.attentivecourier.outbox.PlannedFile;
import io.attentivecourier.row.ColumnNames;
import io.attentivecourier.row.Columns;
import io.attentivecourier.row.Identifier;
import io.attentivecourier.row.RowOwner;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.segment.SegmentRules;
import io.attentivecourier.segment.SegmentStage;
import io.attentivecourier.segment.StagedFile;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
  private final CanaryNames names;
  private final Audience audience;

  private SegmentStage stage;
  private SegmentRules rules;
  private Lists lists;
  private Judgement judgement;
  private Packing packing;
  private boolean sealed;
  private Delivery delivery;

  /**
   * The lists on disk, one a segment.
   *
   * @param members who is in them, for the comparison with the lists at Attentive; null for copies
   *     of kept files and from the seal on
   */
  record Lists(StagedFiles files, StagedMembers members) {}

  /**
   * The files on their way to the seal.
   *
   * @param numbers kept until the seal: nobody else may take one of the numbers that were planned
   * @param packed those that are packed so far
   */
  record Packing(List<PlannedFile> planned, Locks.Held numbers, List<PackedFile> packed) {}

  /**
   * @param lock the pipeline's, kept until the run is closed; null where it needs none
   */
  SegmentRun(Beginning beginning, Locks.Held lock, SegmentEnds ends) {
    super(beginning, lock);
    this.ends = ends;
    this.names = CanaryNames.of(beginning.request().liveTest());
    this.audience = Audience.of(beginning.request().liveTest());
  }

  /** True if something of it goes to the receiver. */
  public boolean isDeliverable() {
    return isSealed() || !isPlanned() && judgement != null && !judgement.sent().isEmpty();
  }

  public String getCompression() {
    return settings().packing().compression().name();
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
  void openStage(NotedRejections rejections) throws IOException {
    stage = opened(new SegmentStage(Durable.folder(folder()), BUFFER_BYTES));
    noting(rejections);
  }

  @Override
  RowStage rowStage(Collection<String> columns, ResultTypes types) {
    PipelineSettings own = settings();
    Columns resolved = names(own).resolve(columns);
    types.requireText(resolved.labels());
    RowOwner owner =
        new RowOwner(
            new Identifier(resolved.identifier(), own.identifier(), own.phoneCheck()),
            resolved.identifier(),
            own.columns().rejectedKeyOf(columns));
    return rows(new SegmentRules(resolved, own.identifier(), own.phoneCheck()), owner);
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

  /** What checks rows by these rules and stages the good ones. */
  SegmentRows rows(SegmentRules rules, RowOwner owner) {
    this.rules = rules;
    return new SegmentRows(rules, owner, stage, names, audience);
  }

  @Override
  boolean isReading() {
    return lists == null;
  }

  @Override
  RunReport end() {
    return ends.end(this);
  }

  @Override
  RunReport fail(Refusal why) {
    return ends.fail(this, why);
  }

  boolean isSealed() {
    return sealed;
  }

  void writing(StagedFiles files, StagedMembers members) {
    closeRows();
    lists = new Lists(opened(files), opened(members));
    progress().stage("writing files");
  }

  /**
   * Its files are copies of kept ones: there is nothing to read, to write or to judge.
   *
   * @param files their folder; no list is written there, so that nothing of it counts as double
   */
  void copied(StagedFiles files, List<PackedFile> copies, Judgement judgement) {
    this.lists = new Lists(opened(files), null);
    this.packing = new Packing(List.of(), null, new ArrayList<>(copies));
    this.judgement = judgement;
  }

  void judged(Judgement judgement) {
    this.judgement = judgement;
  }

  void packing(List<PlannedFile> planned, Locks.Held numbers) {
    List<PackedFile> copies = packing == null ? new ArrayList<>() : packing.packed();
    packing = new Packing(List.copyOf(planned), opened(numbers), copies);
    progress().stage("packing");
  }

  void packed(PackedFile file) {
    packing().packed().add(file);
  }

  /**
   * Drops what the ledger holds from the seal on: 50,000 lists, kept four times over, took 60 of
   * the heap's 128 MB.
   */
  void dropLists() {
    sealed = true;
    packing.numbers().close();
    packing = new Packing(List.of(), packing.numbers(), List.of());
    lists.files().release();
    lists = new Lists(lists.files(), null);
    judgement = judgement.withoutLists();
  }

  void delivering(Delivery delivery) {
    this.delivery = opened(delivery);
    progress().stage("delivering");
  }

  CanaryNames names() {
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

  /** What the guards said; empty before they were asked. */
  Optional<Judgement> judgement() {
    return Optional.ofNullable(judgement);
  }

  Packing packing() {
    return reached(packing, "seal-files");
  }

  Delivery delivery() {
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

  /** The rows of a segment's file, 0 where it was not written. */
  long rowsOf(String segment) {
    return lists == null
        ? 0
        : lists.files().complete().stream()
            .filter(file -> file.segment().equals(segment))
            .mapToLong(StagedFile::rows)
            .sum();
  }

  /** The rows as counted so far; the duplicates are known once all files are complete. */
  Counts counts() {
    Counts counts = counts(0);
    if (lists == null || !lists.files().areComplete()) {
      return counts;
    }
    // Whoever is not in a canary's audience is no row of it.
    long written = lists.files().rows();
    long rows = isCanary() ? counts.rejected() + written : read();
    long duplicates = isCanary() ? 0 : counts.valid() - written;
    return new Counts(rows, duplicates, counts.rejectedByRule());
  }
}
