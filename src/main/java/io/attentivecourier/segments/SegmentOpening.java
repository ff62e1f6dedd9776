package io.attentivecourier.segments;

import io.attentivecourier.flow.ActiveRun;
import io.attentivecourier.flow.RunOpening;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Opens a run of segments, unless its date is whole, half of a list is at the receiver, or a resend
 * is refused.
 */
public final class SegmentOpening implements RunOpening<SegmentRun> {
  private final Ledger ledger;
  private final PartlyPublished halves;
  private final ResendChecks mayResend;
  private final SegmentEnds ends;

  public SegmentOpening(Ledger ledger, ResendChecks mayResend, SegmentEnds ends) {
    this.ledger = ledger;
    this.halves = new PartlyPublished(ledger);
    this.mayResend = mayResend;
    this.ends = ends;
  }

  @Override
  public RunKind kind(RunRequest request) {
    return request.runKind();
  }

  @Override
  public RunReport busy(String pipeline, LocalDate date) {
    RunId running =
        ledger
            .reports()
            .newest(pipeline, date)
            .map(RunReport::run)
            .orElseGet(() -> ledger.runs().next(pipeline, date));
    return report(running, RunState.BUSY, null, pipeline + " is running in another process");
  }

  @Override
  public Optional<RunReport> instead(String pipeline, LocalDate date, RunRequest request) {
    return request instanceof RunRequest.LiveTest
        ? Optional.empty()
        : done(pipeline, date, request).or(() -> refused(date, request));
  }

  /** The report in place of a run: half of a list is at the receiver, or the date is whole. */
  private Optional<RunReport> done(String pipeline, LocalDate date, RunRequest request) {
    Optional<RunReport> half = halves.of(pipeline);
    Optional<RunReport> last = ledger.reports().newestOfKind(pipeline, date, RunKind.SEGMENTS);
    if (half.isEmpty() && request instanceof RunRequest.Release release) {
      return last.filter(newest -> !newest.run().equals(release.held())).map(SegmentOpening::newer);
    }
    boolean whole = last.isPresent() && last.get().state() == RunState.WHOLE;
    return half.isPresent() || !whole || !(request instanceof RunRequest.Run)
        ? half
        : last.map(SegmentOpening::wholeAlready);
  }

  private static RunReport wholeAlready(RunReport whole) {
    return withMessage(whole, whole.run().date() + " is whole already, nothing was done");
  }

  /**
   * The report if another process was quicker: the run that the operator looked at is not the
   * newest any more.
   */
  private static RunReport newer(RunReport newest) {
    return withMessage(
        newest, newest.run() + " is newer than what was to be released, nothing was done");
  }

  private static RunReport withMessage(RunReport report, String message) {
    return new RunReport(
        report.run(),
        report.kind(),
        report.state(),
        report.reason(),
        report.planned(),
        report.late(),
        report.counts(),
        report.segments(),
        message,
        report.users());
  }

  /**
   * The report of a run that is refused before it begins: the ledger has no entry of it, and the
   * date stays as it was. It has the number that it would have got, as the kept run stays whole.
   */
  private Optional<RunReport> refused(LocalDate date, RunRequest request) {
    return mayResend
        .refusal(request, date)
        .map(refusal -> refused(date, request.keptRun().orElseThrow().run(), refusal));
  }

  private RunReport refused(LocalDate date, RunId kept, Refusal refusal) {
    RunId attempt = ledger.runs().next(kept.pipeline(), date);
    String message =
        "%s: %s is not sent again: %s".formatted(kept.pipeline(), kept, refusal.getMessage());
    return report(attempt, RunState.FAILED, refusal.reason().id(), message);
  }

  /** Notes who sends an earlier run's files, and why, before anything of the run can be sealed. */
  @Override
  public void onBegin(RunId run, RunRequest request) {
    request.keptRun().ifPresent(kept -> note(run, kept, request));
  }

  private void note(RunId run, RunRequest.Kept kept, RunRequest request) {
    boolean rollback = request.isRollback();
    String what = kept.run() + (rollback ? " as today's" : " again");
    String why = kept.reason().isEmpty() ? what : what + ": " + kept.reason();
    Act.Kind kind = rollback ? Act.Kind.ROLLBACK : Act.Kind.RESEND;
    ledger.runs().note(new Act(kind, run, null, kept.who(), why));
  }

  @Override
  public SegmentRun run(ActiveRun.Beginning beginning, Locks.Held lock) {
    return new SegmentRun(beginning, lock, ends);
  }

  private static RunReport report(RunId run, RunState state, String reason, String message) {
    return new RunReport(
        run,
        RunKind.SEGMENTS,
        state,
        reason,
        false,
        false,
        RunReport.Counts.NONE,
        List.of(),
        message);
  }

  /**
   * Finds segments that span files of which only some have their final name: half of the list is at
   * the receiver, and must be completed before anything else.
   */
  static final class PartlyPublished {
    private final Ledger ledger;

    PartlyPublished(Ledger ledger) {
      this.ledger = ledger;
    }

    /** The pipeline's run of which half a list is up, if there is one. */
    Optional<RunReport> of(String pipeline) {
      for (RunId run : ledger.runs().unfinished()) {
        RunReport report = ledger.reports().of(run).orElseThrow();
        if (run.pipeline().equals(pipeline) && in(report.segments()).isPresent()) {
          return Optional.of(report);
        }
      }
      return Optional.empty();
    }

    /** The message, if one of these segments is half at the receiver. */
    static Optional<String> in(Collection<SegmentOutcome> segments) {
      Map<String, List<SegmentOutcome>> byName =
          segments.stream().collect(Collectors.groupingBy(SegmentOutcome::name));
      return byName.entrySet().stream()
          .filter(segment -> isHalf(segment.getValue()))
          .map(segment -> "half of " + segment.getKey() + " is up")
          .findFirst();
    }

    private static boolean isHalf(List<SegmentOutcome> parts) {
      long there =
          parts.stream()
              .filter(one -> one.state() == SegmentOutcome.SegmentState.DELIVERED)
              .count();
      return there > 0 && there < parts.size();
    }
  }
}
