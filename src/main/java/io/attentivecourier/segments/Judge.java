package io.attentivecourier.segments;

import io.attentivecourier.guard.RunGuards;
import io.attentivecourier.known.MemberDiff;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.list.SegmentName;
import io.attentivecourier.outbox.FilePlan;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.SegmentOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which lists of a run may replace those at the receiver, by the guards and the baselines,
 * and by what is there already.
 */
public final class Judge {
  private final Ledger ledger;
  private final Snapshots snapshots;
  private final NewLedgerGuard newLedger;
  private final FilePlans files;

  public Judge(Ledger ledger, Snapshots snapshots, NewLedgerGuard newLedger, FilePlans files) {
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.newLedger = newLedger;
    this.files = files;
  }

  Judgement judge(SegmentRun run) throws IOException {
    if (run.isCanary()) {
      return new Judgement(candidates(run), List.of(), List.of(), null, List.of());
    }
    Set<String> wanted = wanted(run);
    RunFacts facts = new RunFacts(run, ledger.deliveries().baselines(), there(run, wanted), wanted);
    RunGuards checks =
        RunGuards.of(
            run.settings().guards(),
            RunGuards.ReleaseDecision.guards(ledger.runs(), run.request()));
    List<Hold> whole = holdsAll(run, checks);
    Judgement judged = whole.isEmpty() ? each(facts, checks) : allHeld(facts, checks, whole);
    return judged.withNotes(refusedNames(run)).withNotes(defaultNames(run));
  }

  /** A name that says nothing at Attentive, or a control group's, which no list should have. */
  private static List<String> defaultNames(SegmentRun run) {
    return run.rules().stream()
        .flatMap(rules -> SegmentName.DefaultNames.warning(rules.groups()).stream())
        .toList();
  }

  /**
   * The refused segment names, so that the operator can fix the query. Unlike a phone, a segment's
   * name may be shown.
   */
  private static List<String> refusedNames(SegmentRun run) {
    Set<String> names = run.rejections() == null ? Set.of() : run.rejections().refusedNames();
    String all = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    return names.isEmpty() ? List.of() : List.of("names refused: " + all);
  }

  /** The segments that have a file of this date at the receiver and are not sent again. */
  private Set<String> there(SegmentRun run, Set<String> wanted) {
    RunRequest request = run.request();
    boolean again =
        request instanceof RunRequest.Again
            || request.isRollback()
            || PlanReports.WholeDate.isPlanned(run, ledger);
    if (again) {
      return Set.of();
    }
    Set<String> there = new HashSet<>(ledger.deliveries().deliveredOn(run.id().date()).keySet());
    there.removeAll(wanted == null ? Set.of() : wanted);
    return there;
  }

  private Set<String> wanted(SegmentRun run) {
    return run.request().releasedRun().map(this::held).orElse(null);
  }

  private Set<String> held(RunId released) {
    Set<String> held = new HashSet<>();
    ledger.reports().of(released).orElseThrow().segments().stream()
        .filter(segment -> segment.state() == SegmentOutcome.SegmentState.HELD)
        .forEach(segment -> held.add(segment.name()));
    return held;
  }

  /** Holds of the whole run: too many bad rows, or a ledger that is younger than the folder. */
  private List<Hold> holdsAll(SegmentRun run, RunGuards checks) throws IOException {
    RunReport.Counts counts = run.counts();
    Optional<Hold> stranger = newLedger.hold(run);
    boolean rejected = checks.deciding().run(counts.read(), counts.rejected()).isPresent();
    boolean young = stranger.isPresent() && !newLedger.isReleased(run.request());
    if (!rejected && !young) {
      return List.of();
    }
    List<Hold> holds = new ArrayList<>();
    checks
        .all()
        .run(counts.read(), counts.rejected())
        .map(RunGuards.ReleaseDecision::hold)
        .ifPresent(holds::add);
    stranger.ifPresent(holds::add);
    return holds;
  }

  /**
   * The judgement of a run that is held whole. It also has the holds of single segments, so that
   * one look and one release are enough.
   */
  private Judgement allHeld(RunFacts facts, RunGuards checks, List<Hold> whole) throws IOException {
    return each(facts, new RunGuards(checks.all(), checks.all())).heldWhole(whole);
  }

  private Judgement each(RunFacts facts, RunGuards checks) throws IOException {
    return new SegmentDecisions(facts, checks)
        .judge(candidates(facts.run()), files.together(facts.run().id().date()));
  }

  private List<FilePlan.Candidate> candidates(SegmentRun run) throws IOException {
    Map<String, MemberDiff> changes = snapshots.compare(run.lists().members().complete().values());
    return run.lists().files().complete().stream()
        .map(list -> new FilePlan.Candidate(list, change(changes.get(list.segment()))))
        .toList();
  }

  private static SegmentOutcome.MemberChange change(MemberDiff diff) {
    return diff == null
        ? null
        : new SegmentOutcome.MemberChange(diff.added(), diff.removed(), diff.kept());
  }

  /**
   * The facts of a run when it is judged.
   *
   * @param there segments that are at the receiver for this date and are not to be sent again
   * @param wanted the segments that a release sends; null for every segment
   */
  record RunFacts(
      SegmentRun run,
      Map<String, DeliveryRepository.Baseline> baselines,
      Set<String> there,
      Set<String> wanted) {
    boolean isWanted(String segment) {
      return wanted == null || wanted.contains(segment);
    }

    boolean isRollback() {
      return run.request().isRollback();
    }

    List<String> ofThisPipeline() {
      return baselines.values().stream()
          .filter(baseline -> baseline.pipeline().equals(run.id().pipeline()))
          .map(DeliveryRepository.Baseline::segment)
          .toList();
    }
  }
}
