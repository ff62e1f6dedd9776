package io.attentivecourier.door;

import io.attentivecourier.ledger.Baseline;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.outbox.Candidate;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.GuardedSegment;
import io.attentivecourier.outbox.Guards;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentState;
import io.attentivecourier.settings.Vanished;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What becomes of each list of a run, and why. For one judgement. */
final class EachList {
  private final Case facts;
  private final Checks checks;
  private final List<Candidate> sent = new ArrayList<>();
  private final List<SegmentOutcome> others = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  EachList(Case facts, Checks checks) {
    this.facts = facts;
    this.checks = checks;
  }

  /**
   * @param packs segments that share a file
   */
  Judgement judge(List<Candidate> lists, Collection<Set<String>> packs) {
    lists.forEach(this::place);
    packs.forEach(this::keepWhole);
    rejectedWhole();
    vanished();
    holds.forEach(hold -> notes.add(hold.message()));
    liftedByRollback();
    return new Judgement(sent, others, holds, null, notes);
  }

  private void place(Candidate list) {
    String name = list.list().segment();
    List<GuardVerdict> verdicts = checks.segment(guarded(list));
    if (facts.there().contains(name)) {
      others.add(Judgement.outcome(list, SegmentState.DELIVERED, null));
    } else if (!facts.isWanted(name)) {
      // A release lets go what was held, and nothing else.
      return;
    } else if (verdicts.isEmpty()) {
      sent.add(list);
    } else {
      verdicts.forEach(verdict -> holds.add(Releases.hold(verdict)));
      others.add(Judgement.outcome(list, SegmentState.HELD, verdicts.get(0).guard().id()));
    }
  }

  private GuardedSegment guarded(Candidate list) {
    Baseline baseline = facts.baselines().get(list.list().segment());
    return baseline == null
        ? GuardedSegment.first(list.list().segment(), list.list().rows())
        : new GuardedSegment(
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
  private void rejectedWhole() {
    Set<String> empty = new TreeSet<>(facts.run().rejectedSegments());
    empty.removeAll(facts.run().segments());
    // One that is there for this date is told as it lies there.
    empty.removeAll(facts.there());
    for (String name : empty) {
      for (GuardVerdict verdict : checks.segment(GuardedSegment.first(name, 0))) {
        holds.add(Releases.hold(verdict));
        others.add(
            SegmentOutcome.withoutFile(name, 0, null, SegmentState.HELD, verdict.guard().id()));
      }
    }
  }

  private void vanished() {
    Set<String> result = new HashSet<>(facts.run().segments());
    result.addAll(facts.run().rejectedSegments());
    List<String> missing = Guards.missing(facts.ofThisPipeline(), result);
    if (facts.run().settings().vanished() == Vanished.REPORT || facts.isRollback()) {
      missing.forEach(this::noteOfOld);
      return;
    }
    for (GuardVerdict verdict : checks.lifted().vanished(missing)) {
      holds.add(Releases.hold(verdict));
      others.add(
          SegmentOutcome.withoutFile(
              verdict.segment(), 0, null, SegmentState.VANISHED, Reason.VANISHED.id()));
    }
  }

  private void noteOfOld(String name) {
    notes.add("segment " + name + " is not in the result; its old members stay at Attentive");
  }

  /** What would hold an ordinary run: an operator's decision says what it decided. */
  private void liftedByRollback() {
    if (facts.isRollback()) {
      sent.stream()
          .flatMap(list -> checks.all().segment(guarded(list)).stream())
          .forEach(verdict -> notes.add(verdict.message() + ", lifted by the rollback"));
    }
  }
}
