package io.attentivecourier.door;

import io.attentivecourier.ledger.Baseline;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.member.MemberDiff;
import io.attentivecourier.member.Snapshots;
import io.attentivecourier.outbox.Candidate;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.GuardedSegment;
import io.attentivecourier.outbox.Guards;
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
import java.time.LocalDate;
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
    Checks checks = Checks.of(run.settings().guards(), Releases.lifted(ledger, run.occasion()));
    List<Hold> whole = holdsAll(run, checks);
    return whole.isEmpty() ? each(facts, checks) : allHeld(facts, checks, whole);
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

  /** What was held when it was to be sent again has an older file of the date there. */
  private Set<String> there(SegmentRun run, Set<String> wanted) {
    if (run.occasion().is(Occasion.Kind.AGAIN) || isRollback(run)) {
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

  /** Holds of the whole run: too many bad rows, or a ledger that is younger than the folder. */
  private List<Hold> holdsAll(SegmentRun run, Checks checks) {
    Counts counts = run.counts();
    Optional<Hold> stranger = newLedger.hold(run);
    boolean rejected = checks.lifted().run(counts.read(), counts.rejected()).isPresent();
    boolean young = stranger.isPresent() && !newLedger.isReleased(run.occasion());
    if (!rejected && !young) {
      return List.of();
    }
    List<Hold> holds = new ArrayList<>();
    checks.all().run(counts.read(), counts.rejected()).map(Releases::hold).ifPresent(holds::add);
    stranger.ifPresent(holds::add);
    return holds;
  }

  /** Also says what holds single segments, so that one look and one release do. */
  private Judgement allHeld(Case facts, Checks checks, List<Hold> whole) throws IOException {
    return each(facts, new Checks(checks.all(), checks.all())).heldWhole(whole);
  }

  private Judgement each(Case facts, Checks checks) throws IOException {
    List<Candidate> sent = new ArrayList<>();
    List<SegmentOutcome> others = new ArrayList<>();
    List<Hold> holds = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Candidate list : candidates(facts.run())) {
      place(facts, checks, list, sent, others, holds);
    }
    keepPacksWhole(facts, sent, others, notes);
    rejectedWhole(facts, checks, others, holds);
    vanished(facts, checks.lifted(), others, holds, notes);
    holds.forEach(hold -> notes.add(hold.message()));
    notes.addAll(liftedByRollback(facts, checks, sent));
    return new Judgement(sent, others, holds, null, notes);
  }

  private static boolean isRollback(SegmentRun run) {
    return run.occasion().is(Occasion.Kind.ROLLBACK);
  }

  /** What would hold an ordinary run: an operator's decision says what it decided. */
  private static List<String> liftedByRollback(Case facts, Checks checks, List<Candidate> sent) {
    return !isRollback(facts.run())
        ? List.of()
        : sent.stream()
            .flatMap(list -> checks.all().segment(guarded(facts, list)).stream())
            .map(verdict -> verdict.message() + ", lifted by the rollback")
            .toList();
  }

  private void place(
      Case facts,
      Checks checks,
      Candidate list,
      List<Candidate> sent,
      List<SegmentOutcome> others,
      List<Hold> holds) {
    String name = list.list().segment();
    List<GuardVerdict> verdicts = checks.segment(guarded(facts, list));
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

  private void keepPacksWhole(
      Case facts, List<Candidate> sent, List<SegmentOutcome> others, List<String> notes) {
    LocalDate date = facts.run().id().date();
    for (Set<String> mates : files.together(date)) {
      SharedFile file = new SharedFile(mates);
      if (file.keepWhole(sent, others)) {
        file.gone(facts.run().segments(), facts.baselines().keySet())
            .forEach(gone -> notes.add(SharedFile.note(gone, date)));
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
      Case facts, Checks checks, List<SegmentOutcome> others, List<Hold> holds) {
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

  private static void vanished(
      Case facts,
      Guards guards,
      List<SegmentOutcome> others,
      List<Hold> holds,
      List<String> notes) {
    Set<String> result = new HashSet<>(facts.run().segments());
    result.addAll(facts.run().rejectedSegments());
    List<String> missing = Guards.missing(facts.ofThisPipeline(), result);
    if (facts.run().settings().vanished() == Vanished.REPORT || isRollback(facts.run())) {
      missing.forEach(
          name ->
              notes.add(
                  "segment " + name + " is not in the result; its old members stay at Attentive"));
      return;
    }
    for (GuardVerdict verdict : guards.vanished(missing)) {
      holds.add(Releases.hold(verdict));
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
}
