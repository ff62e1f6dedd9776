package io.attentivecourier.segments;

import io.attentivecourier.flow.ActiveRun;
import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ends runs of segments: their state, and the sentence that tells it. */
public final class SegmentEnds {

  private final Ledger ledger;
  private final RunEnds ends;
  private final PlanReports plans;
  private final RunEnds.Deadlines deadlines;

  public SegmentEnds(Ledger ledger, RunEnds ends, PlanReports plans, RunEnds.Deadlines deadlines) {
    this.ledger = ledger;
    this.ends = ends;
    this.plans = plans;
    this.deadlines = deadlines;
  }

  /** Ends a run: its files are at the receiver or kept, or it has none. */
  RunReport end(SegmentRun run) {
    return run.isPlanned() ? plans.of(run) : announce(run, writeEnd(run));
  }

  private RunReport announce(SegmentRun run, RunReport report) {
    ends.announce(report, run.progress().took());
    return report;
  }

  private RunReport writeEnd(SegmentRun run) {
    if (run.earlyEnd().isPresent()) {
      return endEarly(run, run.earlyEnd().get());
    }
    Judgement judgement = ActiveRun.reached(run.judgement().orElse(null), "judge");
    if (!judgement.holds().isEmpty()) {
      ledger.runs().hold(run.id(), judgement.holds());
    }
    Ending ending =
        new Ending(
            run.id(),
            run.request().runKind(),
            subject(run),
            run.counts(),
            judgement.others(),
            judgement.notes(),
            Optional.ofNullable(judgement.reason()));
    return run.isSealed() ? writeEnd(run.delivery(), ending) : writeEnd(ending, Optional.empty());
  }

  private RunReport endEarly(SegmentRun run, RunState state) {
    String message =
        state == RunState.SKIPPED
            ? "the query has no rows, nothing was sent"
            : "the warehouse holds nothing new since the last whole run";
    RunEnd end = new RunEnd(run.id(), state, null, false, run.counts(), List.of(), message);
    return ends.end(end, RunKind.SEGMENTS);
  }

  /**
   * The facts of a run's end that are known without its files.
   *
   * @param subject what the message is about: the pipeline, and the run that it releases
   * @param others the segments in none of its files
   * @param notes of the guards
   * @param held why the whole run is held, also where not one of its rows was good
   */
  private record Ending(
      RunId run,
      RunKind kind,
      String subject,
      RunReport.Counts counts,
      List<SegmentOutcome> others,
      List<String> notes,
      Optional<Reason> held) {
    RunState state(List<SegmentOutcome> segments) {
      List<RunState> states = new ArrayList<>();
      segments.forEach(one -> states.add(one.state().weight()));
      held.ifPresent(reason -> states.add(RunState.HELD));
      return RunState.worst(states);
    }
  }

  private static String subject(SegmentRun run) {
    RunRequest request = run.request();
    String pipeline = run.id().pipeline();
    if (request instanceof RunRequest.Release release) {
      return pipeline + " releases " + release.held();
    }
    if (request instanceof RunRequest.Resend resend) {
      return pipeline + " resends " + resend.kept().run();
    }
    return request instanceof RunRequest.Rollback rollback
        ? pipeline + " goes back to " + rollback.kept().run()
        : pipeline;
  }

  /**
   * Ends a run that an earlier process began, by what the ledger says of it.
   *
   * @throws IllegalStateException if a fault that is not the receiver's stopped the delivery
   */
  public RunReport end(FileDelivery delivery) {
    RunReport now = ledger.reports().of(delivery.run()).orElseThrow();
    List<SegmentOutcome> others =
        now.segments().stream().filter(segment -> segment.file() == null).toList();
    List<String> notes = ledger.runs().holds(delivery.run()).stream().map(Hold::message).toList();
    String pipeline = delivery.run().pipeline();
    return writeEnd(
        delivery,
        new Ending(
            delivery.run(), now.kind(), pipeline, now.counts(), others, notes, Optional.empty()));
  }

  private RunReport writeEnd(FileDelivery delivery, Ending ending) {
    delivery.requireNotStopped();
    return writeEnd(ending, delivery.fault());
  }

  private RunReport writeEnd(Ending ending, Optional<PickupFault> fault) {
    List<SegmentOutcome> segments = new ArrayList<>(ending.others());
    ledger.reports().of(ending.run()).orElseThrow().segments().stream()
        .filter(segment -> segment.file() != null)
        .forEach(segments::add);
    RunState state = fault.isPresent() ? RunState.FAILED : ending.state(segments);
    if (state == RunState.RUNNING) {
      // The process is asked to end between two shipments; the next start goes on with them.
      return ledger.reports().of(ending.run()).orElseThrow();
    }
    Reason reason =
        fault.map(PickupFault::reason).or(ending::held).orElseGet(() -> reason(segments, state));
    String message = message(segments, state, ending, fault);
    boolean late = state == RunState.WHOLE && isLate(ending.run());
    RunEnd end =
        new RunEnd(ending.run(), state, reason, late, ending.counts(), ending.others(), message);
    return ends.end(end, ending.kind());
  }

  /**
   * True if the run is late. A date that was whole in time is not late, even if its files are sent
   * again after the deadline.
   */
  private boolean isLate(RunId run) {
    return deadlines.isOver(run)
        && ledger.reports().on(run.date()).stream()
            .filter(other -> other.run().pipeline().equals(run.pipeline()))
            .filter(other -> other.kind() == RunKind.SEGMENTS && other.state() == RunState.WHOLE)
            .allMatch(RunReport::late);
  }

  private String message(
      List<SegmentOutcome> segments, RunState state, Ending ending, Optional<PickupFault> fault) {
    String begin =
        fault
            .<String>map(found -> ending.subject() + ": " + found.getMessage())
            .orElseGet(() -> count(ending, segments, state));
    return Stream.of(
            Stream.of(begin),
            SegmentOpening.PartlyPublished.in(segments).stream(),
            ending.notes().stream())
        .flatMap(Function.identity())
        .collect(Collectors.joining("; "));
  }

  private static Reason reason(List<SegmentOutcome> segments, RunState state) {
    return segments.stream()
        .filter(segment -> segment.state().weight() == state && state != RunState.WHOLE)
        .map(SegmentOutcome::reason)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Reason::of)
        .orElse(null);
  }

  /**
   * The count of segments by state. A bad state names the pipeline, as an alert is read alone; a
   * release names its run.
   */
  private static String count(Ending ending, Collection<SegmentOutcome> segments, RunState state) {
    // A list in several files is one segment, and is there when all its parts are.
    Map<String, Boolean> byName =
        segments.stream()
            .collect(
                Collectors.toMap(
                    SegmentOutcome::name,
                    part -> part.state() == SegmentOutcome.SegmentState.DELIVERED,
                    Boolean::logicalAnd));
    long there = byName.values().stream().filter(isThere -> isThere).count();
    String all = byName.size() == 1 ? "1 segment" : byName.size() + " segments";
    boolean whole = state == RunState.WHOLE;
    String text = whole ? all + " whole" : there + " of " + all + " delivered";
    boolean plain = whole && ending.subject().equals(ending.run().pipeline());
    return plain ? text : ending.subject() + ": " + text;
  }

  /** Ends a run that a step could not continue: only files that are sealed are sent. */
  RunReport fail(SegmentRun run, Refusal refusal) {
    List<SegmentOutcome> outcomes = run.isSealed() ? List.of() : outcomes(run, refusal);
    String message = subject(run) + ": " + refusal.getMessage();
    return run.isPlanned()
        ? refused(run, refusal.reason(), outcomes, message)
        : announce(run, end(run, refusal.reason(), outcomes, message));
  }

  private RunReport end(
      SegmentRun run, Reason reason, List<SegmentOutcome> outcomes, String message) {
    RunEnd end =
        new RunEnd(run.id(), RunState.FAILED, reason, false, run.counts(), outcomes, message);
    return ends.end(end, run.request().runKind());
  }

  private static RunReport refused(
      SegmentRun run, Reason reason, List<SegmentOutcome> outcomes, String message) {
    return new RunReport(
        run.id(),
        RunKind.SEGMENTS,
        RunState.FAILED,
        reason.id(),
        true,
        false,
        run.counts(),
        outcomes,
        message);
  }

  private static List<SegmentOutcome> outcomes(SegmentRun run, Refusal refusal) {
    Map<String, Long> rows = run.rowsBySegment();
    return run.segments().stream()
        .map(name -> outcome(name, rows.getOrDefault(name, 0L), refusal))
        .toList();
  }

  private static SegmentOutcome outcome(String name, long rows, Refusal refusal) {
    return name.equals(refusal.segment())
        ? outcome(name, rows, SegmentOutcome.SegmentState.REFUSED, refusal.reason().id())
        : outcome(name, rows, SegmentOutcome.SegmentState.NOT_SENT, null);
  }

  private static SegmentOutcome outcome(
      String name, long rows, SegmentOutcome.SegmentState state, String reason) {
    return new SegmentOutcome(name, rows, null, null, null, state, reason, null, null, null);
  }
}
