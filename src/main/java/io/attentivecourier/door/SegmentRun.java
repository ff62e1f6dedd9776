package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.member.StagedMembers;
import io.attentivecourier.outbox.Delivery;
import io.attentivecourier.outbox.PackedFile;
import io.attentivecourier.outbox.PlannedFile;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.segment.MembersAhead;
import io.attentivecourier.segment.SegmentRules;
import io.attentivecourier.segment.SegmentStage;
import io.attentivecourier.segment.StagedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One run of the segments door while it goes from step to step: what is open, what was counted,
 * what was judged. It travels in a route's variable and belongs to one thread.
 */
public final class SegmentRun extends DoorRun {
  private final List<PackedFile> packed = new ArrayList<>();
  private final CanaryNames names;

  private SegmentStage stage;
  private SegmentRules rules;
  private StagedMembers members;
  private StagedFiles files;
  private Judgement judgement;
  private List<PlannedFile> planned = List.of();
  private Locks.Held numbers;
  private boolean sealed;
  private Delivery delivery;

  /**
   * @param lock the pipeline's, kept until the run is closed; null where it needs none
   */
  SegmentRun(Beginning beginning, Locks.Held lock) {
    super(beginning, lock);
    this.names = CanaryNames.of(beginning.occasion().canary());
  }

  /** Whether something of it goes to the receiver. */
  public boolean isDelivers() {
    return isSealed() || !isPlanned() && judgement != null && !judgement.sent().isEmpty();
  }

  public String getCompression() {
    return settings().packing().compression().name();
  }

  /** Whether kept files are sent again as they are. */
  public boolean isCopies() {
    return isOpen() && occasion().is(Occasion.Kind.RESEND);
  }

  /** Whether an earlier run's lists are sent as today's. */
  public boolean isRollsBack() {
    return isOpen() && occasion().is(Occasion.Kind.ROLLBACK);
  }

  boolean isReading() {
    return files == null;
  }

  boolean isSealed() {
    return sealed;
  }

  void staging(SegmentStage stage, NotedRejections rejections) {
    this.stage = opened(stage);
    noting(rejections);
  }

  void reading(SegmentRules rules, RowBatches rows) {
    this.rules = rules;
    reading(rows);
  }

  void writing(StagedFiles files, StagedMembers members) {
    rows().close();
    this.files = opened(files);
    this.members = opened(members);
    progress().stage("writing files");
  }

  /**
   * Its files are copies of kept ones: there is nothing to read, to write or to judge.
   *
   * @param files their folder; no list is written there, so that nothing of it counts as double
   */
  void copied(StagedFiles files, List<PackedFile> copies, Judgement judgement) {
    this.files = opened(files);
    this.packed.addAll(copies);
    this.judgement = judgement;
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
    progress().stage("packing");
  }

  void packed(PackedFile file) {
    packed.add(file);
  }

  /**
   * Lets go of what the ledger holds from the seal on: 50,000 lists, kept four times over, took 60
   * of the heap's 128 MB.
   */
  void letGoOfLists() {
    sealed = true;
    numbers.close();
    planned = List.of();
    packed.clear();
    files.release();
    members = null;
    judgement = judgement.withoutLists();
  }

  void delivering(Delivery delivery) {
    this.delivery = opened(delivery);
    progress().stage("delivering");
  }

  /** The names that the query gives, where a canary must not take one of them. */
  CanaryNames names() {
    return names;
  }

  SegmentStage stage() {
    return stage;
  }

  SegmentRules rules() {
    return rules;
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

  List<PlannedFile> planned() {
    return planned;
  }

  List<PackedFile> packed() {
    return List.copyOf(packed);
  }

  Delivery delivery() {
    return delivery;
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
    Counts counts = counts(0);
    if (files == null || !files.areComplete()) {
      return counts;
    }
    // Whoever is not in a canary's audience is no row of it.
    long rows = isCanary() ? counts.rejected() + files.rows() : read();
    long duplicates = isCanary() ? 0 : counts.valid() - files.rows();
    return new Counts(rows, duplicates, counts.rejectedByRule());
  }
}
