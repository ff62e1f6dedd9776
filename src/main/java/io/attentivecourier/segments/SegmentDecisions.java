package io.attentivecourier.segments;

import io.attentivecourier.guard.Guard;
import io.attentivecourier.guard.Guards;
import io.attentivecourier.guard.RunGuards;
import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.outbox.FilePlan;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.settings.PipelineSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Decides for each segment of one run: send, hold or skip, with the reason. Used once. */
final class SegmentDecisions {
  private final Judge.RunFacts facts;
  private final RunGuards checks;
  private final List<FilePlan.Candidate> sent = new ArrayList<>();
  private final List<SegmentOutcome> others = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SegmentDecisions(Judge.RunFacts facts, RunGuards checks) {
    this.facts = facts;
    this.checks = checks;
  }

  /**
   * @param packs segments that share a file
   */
  Judgement judge(List<FilePlan.Candidate> lists, Collection<Set<String>> packs) {
    lists.forEach(this::place);
    packs.forEach(this::keepWhole);
    addRejectedWhole();
    addVanished();
    holds.forEach(hold -> notes.add(hold.message()));
    noteLiftedByRollback();
    return new Judgement(sent, others, holds, null, notes);
  }

  private void place(FilePlan.Candidate list) {
    String name = list.list().segment();
    List<Guard.Violation> verdicts = checks.segment(guarded(list));
    if (facts.there().contains(name)) {
      others.add(Judgement.outcome(list, SegmentOutcome.SegmentState.DELIVERED, null));
    } else if (!facts.isWanted(name)) {
      // A release lets go what was held, and nothing else.
      return;
    } else if (verdicts.isEmpty()) {
      sent.add(list);
    } else {
      verdicts.forEach(verdict -> holds.add(RunGuards.ReleaseDecision.hold(verdict)));
      others.add(
          Judgement.outcome(list, SegmentOutcome.SegmentState.HELD, verdicts.get(0).guard().id()));
    }
  }

  private Guards.GuardedSegment guarded(FilePlan.Candidate list) {
    DeliveryRepository.Baseline baseline = facts.baselines().get(list.list().segment());
    return baseline == null
        ? Guards.GuardedSegment.first(list.list().segment(), list.list().rows())
        : new Guards.GuardedSegment(
            baseline.segment(),
            list.list().rows(),
            baseline.rows(),
            list.change() == null ? null : list.change().removed());
  }

  private void keepWhole(Set<String> mates) {
    SharedFile file = new SharedFile(mates);
    if (file.keepWhole(sent, others)) {
      LocalDate date = facts.run().id().date();
      file.gone(facts.run().segments(), facts.baselines().keySet())
          .forEach(gone -> notes.add(SharedFile.note(gone, date)));
    }
  }

  /** Segments of which every row was rejected: they have rows, so they have not vanished. */
  private void addRejectedWhole() {
    Set<String> empty = new TreeSet<>(facts.run().rejectedSegments());
    // A set: looked for in a list of 50,000, 6,000 names took a third of a plan.
    empty.removeAll(Set.copyOf(facts.run().segments()));
    // One that is there for this date is told as it lies there.
    empty.removeAll(facts.there());
    for (String name : empty) {
      for (Guard.Violation verdict : checks.segment(Guards.GuardedSegment.first(name, 0))) {
        holds.add(RunGuards.ReleaseDecision.hold(verdict));
        others.add(
            SegmentOutcome.withoutFile(
                name, 0, null, SegmentOutcome.SegmentState.HELD, verdict.guard().id()));
      }
    }
  }

  private void addVanished() {
    Set<String> result = new HashSet<>(facts.run().segments());
    result.addAll(facts.run().rejectedSegments());
    List<String> missing = Guards.missing(facts.ofThisPipeline(), result);
    if (facts.run().settings().vanished() == PipelineSettings.Vanished.REPORT
        || facts.isRollback()) {
      missing.forEach(this::noteOfOld);
      return;
    }
    for (Guard.Violation verdict : checks.deciding().vanished(missing)) {
      holds.add(RunGuards.ReleaseDecision.hold(verdict));
      others.add(
          SegmentOutcome.withoutFile(
              verdict.segment(),
              0,
              null,
              SegmentOutcome.SegmentState.VANISHED,
              Reason.VANISHED.id()));
    }
  }

  private void noteOfOld(String name) {
    notes.add("segment " + name + " is not in the result; its old members stay at Attentive");
  }

  /** Notes the guards that a rollback lifts: they would hold an ordinary run. */
  private void noteLiftedByRollback() {
    if (facts.isRollback()) {
      sent.stream()
          .flatMap(list -> checks.all().segment(guarded(list)).stream())
          .forEach(verdict -> notes.add(verdict.message() + ", lifted by the rollback"));
    }
  }

  /**
   * A file of a date that holds several lists.
   *
   * @param mates the segments in it
   */
  private record SharedFile(Set<String> mates) {
    /**
     * Holds the lists that would go without the others: the file is replaced with all of its lists
     * or not at all.
     *
     * @return true if any list is held
     */
    boolean keepWhole(List<FilePlan.Candidate> sent, List<SegmentOutcome> others) {
      List<FilePlan.Candidate> going =
          sent.stream().filter(list -> mates.contains(name(list))).toList();
      Set<String> names = new HashSet<>(going.stream().map(SharedFile::name).toList());
      if (going.isEmpty() || names.containsAll(mates)) {
        return false;
      }
      String reason = reason(others);
      going.forEach(
          list -> others.add(Judgement.outcome(list, SegmentOutcome.SegmentState.HELD, reason)));
      return sent.removeAll(going);
    }

    private static String name(FilePlan.Candidate list) {
      return list.list().segment();
    }

    /** The guard that holds one of the lists, or the reason of a missing one. */
    private String reason(List<SegmentOutcome> others) {
      return others.stream()
          .filter(
              one -> mates.contains(one.name()) && one.state() == SegmentOutcome.SegmentState.HELD)
          .map(SegmentOutcome::reason)
          .findFirst()
          .orElse(Reason.VANISHED.id());
    }

    /**
     * The segments that are not in the result and that no hold names, such as a retired one: no
     * release can bring their rows back.
     */
    List<String> gone(Collection<String> result, Collection<String> missed) {
      return mates.stream()
          .filter(mate -> !result.contains(mate) && !missed.contains(mate))
          .sorted()
          .toList();
    }

    static String note(String gone, LocalDate date) {
      return "segment %s is not in the result: what shares its file of %s stays as it lies there"
          .formatted(gone, date);
    }
  }
}
