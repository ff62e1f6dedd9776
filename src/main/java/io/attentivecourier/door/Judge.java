package io.attentivecourier.door;

import io.attentivecourier.ledger.Baseline;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.member.MemberDiff;
import io.attentivecourier.member.Snapshots;
import io.attentivecourier.outbox.Candidate;
import io.attentivecourier.outbox.Guard;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.GuardedSegment;
import io.attentivecourier.outbox.Guards;
import io.attentivecourier.outbox.Lifted;
import io.attentivecourier.outbox.Measure;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.MemberChange;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentState;
import io.attentivecourier.segment.StagedFile;
import io.attentivecourier.settings.Vanished;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which lists of a run may replace those at the receiver, by the guards and the baselines,
 * and by what is there already.
 */
final class Judge {
  private final Ledger ledger;
  private final Snapshots snapshots;
  private final NewLedger newLedger;
  private final FilePlans files;

  Judge(Ledger ledger, Snapshots snapshots, NewLedger newLedger, FilePlans files) {
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.newLedger = newLedger;
    this.files = files;
  }

  Judgement judge(SegmentRun run) throws IOException {
    if (run.occasion().is(Occasion.Kind.CANARY)) {
      return new Judgement(candidates(run), List.of(), List.of(), null, List.of());
    }
    Set<String> wanted = wanted(run);
    Case facts = new Case(run, ledger.baselines(), there(run, wanted), wanted);
    Guards guards = new Guards(run.settings().guards(), lifted(run.occasion()));
    Optional<Hold> whole = holdsAll(run, guards);
    return whole.isPresent() ? allHeld(facts, whole.get()) : each(facts, guards);
  }

  /**
   * What is known of a run when it is judged.
   *
   * @param there segments that are at the receiver for this date and are not to be sent again
   * @param wanted the segments that a release lets go; null: every segment
   */
  private record Case(
      SegmentRun run, Map<String, Baseline> baselines, Set<String> there, Set<String> wanted) {
    boolean isWanted(String segment) {
      return wanted == null || wanted.contains(segment);
    }

    List<String> ofThisPipeline() {
      return baselines.values().stream()
          .filter(baseline -> baseline.pipeline().equals(run.id().pipeline()))
          .map(Baseline::segment)
          .toList();
    }
  }

  /** What was held over a list of the same date is to replace it once it is released. */
  private Set<String> there(SegmentRun run, Set<String> wanted) {
    if (run.occasion().is(Occasion.Kind.AGAIN)) {
      return Set.of();
    }
    Set<String> there = new HashSet<>(ledger.deliveredOn(run.id().date()).keySet());
    there.removeAll(wanted == null ? Set.of() : wanted);
    return there;
  }

  private Set<String> wanted(SegmentRun run) {
    RunId released = run.occasion().released();
    if (released == null) {
      return null;
    }
    Set<String> held = new HashSet<>();
    ledger.report(released).orElseThrow().segments().stream()
        .filter(segment -> segment.state() == SegmentState.HELD)
        .forEach(segment -> held.add(segment.name()));
    return held;
  }

  /** The guards that the released run showed, each up to its value. */
  private Lifted lifted(Occasion occasion) {
    if (occasion.released() == null) {
      return Lifted.NONE;
    }
    List<GuardVerdict> shown =
        ledger.holds(occasion.released()).stream()
            .filter(hold -> hold.measure() != null)
            .map(Judge::verdict)
            .toList();
    Lifted lifted = Lifted.by(shown);
    return occasion.maxDropPercent() == null
        ? lifted
        : lifted.withMaxDrop(occasion.maxDropPercent());
  }

  private static GuardVerdict verdict(Hold hold) {
    return new GuardVerdict(
        Guard.of(hold.guard()), hold.segment(), Measure.parse(hold.measure()), hold.message());
  }

  private static Hold hold(GuardVerdict verdict) {
    return new Hold(
        verdict.segment(), verdict.guard().id(), verdict.measure().toString(), verdict.message());
  }

  /** A hold of the whole run: too many bad rows, or a ledger that is younger than the folder. */
  private Optional<Hold> holdsAll(SegmentRun run, Guards guards) {
    Counts counts = run.counts();
    Optional<Hold> rejected = guards.run(counts.read(), counts.rejected()).map(Judge::hold);
    return rejected.isPresent() ? rejected : newLedger.hold(run);
  }

  private Judgement allHeld(Case facts, Hold hold) throws IOException {
    Reason reason = Reason.of(hold.guard());
    List<SegmentOutcome> others = new ArrayList<>();
    for (Candidate list : candidates(facts.run())) {
      others.add(
          facts.there().contains(list.list().segment())
              ? outcome(list, SegmentState.DELIVERED, null)
              : outcome(list, SegmentState.HELD, reason.id()));
    }
    return new Judgement(List.of(), others, List.of(hold), reason, List.of(hold.message()));
  }

  private Judgement each(Case facts, Guards guards) throws IOException {
    List<Candidate> sent = new ArrayList<>();
    List<SegmentOutcome> others = new ArrayList<>();
    List<Hold> holds = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Candidate list : candidates(facts.run())) {
      place(facts, guards, list, sent, others, holds);
    }
    keepPacksWhole(facts, sent, others);
    rejectedWhole(facts, guards, others, holds);
    vanished(facts, guards, others, holds, notes);
    holds.forEach(hold -> notes.add(hold.message()));
    return new Judgement(sent, others, holds, null, notes);
  }

  private void place(
      Case facts,
      Guards guards,
      Candidate list,
      List<Candidate> sent,
      List<SegmentOutcome> others,
      List<Hold> holds) {
    String name = list.list().segment();
    List<GuardVerdict> verdicts = guards.segment(guarded(facts, list));
    if (facts.there().contains(name)) {
      others.add(outcome(list, SegmentState.DELIVERED, null));
    } else if (!facts.isWanted(name)) {
      // A release lets go what was held, and nothing else.
      return;
    } else if (verdicts.isEmpty()) {
      sent.add(list);
    } else {
      verdicts.forEach(verdict -> holds.add(hold(verdict)));
      others.add(outcome(list, SegmentState.HELD, verdicts.get(0).guard().id()));
    }
  }

  /** A file of several lists is replaced with all of them or not at all. */
  private void keepPacksWhole(Case facts, List<Candidate> sent, List<SegmentOutcome> others) {
    boolean replaces = facts.wanted() != null || facts.run().occasion().is(Occasion.Kind.AGAIN);
    if (!replaces) {
      return;
    }
    Set<String> going = new HashSet<>();
    sent.forEach(list -> going.add(list.list().segment()));
    for (Set<String> mates : files.together(facts.run().id().date())) {
      if (!going.containsAll(mates)) {
        sent.stream()
            .filter(list -> mates.contains(list.list().segment()))
            .forEach(list -> others.add(outcome(list, SegmentState.HELD, Reason.VANISHED.id())));
        sent.removeIf(list -> mates.contains(list.list().segment()));
      }
    }
  }

  private static GuardedSegment guarded(Case facts, Candidate list) {
    Baseline baseline = facts.baselines().get(list.list().segment());
    return baseline == null
        ? GuardedSegment.first(list.list().segment(), list.list().rows())
        : new GuardedSegment(
            baseline.segment(),
            list.list().rows(),
            baseline.rows(),
            list.change() == null ? null : list.change().removed());
  }

  /** Segments of which every row was rejected: they have rows, so they have not vanished. */
  private static void rejectedWhole(
      Case facts, Guards guards, List<SegmentOutcome> others, List<Hold> holds) {
    Set<String> empty = new TreeSet<>(facts.run().rejectedSegments());
    empty.removeAll(facts.run().segments());
    for (String name : empty) {
      for (GuardVerdict verdict : guards.segment(GuardedSegment.first(name, 0))) {
        holds.add(hold(verdict));
        others.add(
            SegmentOutcome.withoutFile(name, 0, null, SegmentState.HELD, verdict.guard().id()));
      }
    }
  }

  private static void vanished(
      Case facts,
      Guards guards,
      List<SegmentOutcome> others,
      List<Hold> holds,
      List<String> notes) {
    Set<String> result = new HashSet<>(facts.run().segments());
    result.addAll(facts.run().rejectedSegments());
    List<String> missing = Guards.missing(facts.ofThisPipeline(), result);
    if (facts.run().settings().vanished() == Vanished.REPORT) {
      missing.forEach(
          name ->
              notes.add(
                  "segment " + name + " is not in the result; its old members stay at Attentive"));
      return;
    }
    for (GuardVerdict verdict : guards.vanished(missing)) {
      holds.add(hold(verdict));
      others.add(
          SegmentOutcome.withoutFile(
              verdict.segment(), 0, null, SegmentState.VANISHED, Reason.VANISHED.id()));
    }
  }

  private List<Candidate> candidates(SegmentRun run) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (StagedFile list : run.files().complete()) {
      candidates.add(new Candidate(list, change(run, list.segment())));
    }
    return candidates;
  }

  private MemberChange change(SegmentRun run, String segment) throws IOException {
    var now = run.members().complete().get(segment);
    Optional<MemberDiff> diff = now == null ? Optional.empty() : snapshots.compare(now);
    return diff.map(one -> new MemberChange(one.added(), one.removed(), one.kept())).orElse(null);
  }

  private static SegmentOutcome outcome(Candidate list, SegmentState state, String reason) {
    return SegmentOutcome.withoutFile(
        list.list().segment(), list.list().rows(), list.change(), state, reason);
  }
}
