package io.attentivecourier.people;

import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.ledger.RunPayload;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ends runs of people that are not sealed: held, refused, or with nobody to send. */
public final class PeopleEnds {
  private static final RunPayload NOBODY = new RunPayload(0, 0, 0, List.of());

  private final Ledger ledger;
  private final RunEnds ends;

  public PeopleEnds(Ledger ledger, RunEnds ends) {
    this.ledger = ledger;
    this.ends = ends;
  }

  RunReport busy(RunKind kind, String pipeline, LocalDate date) {
    RunId running =
        ledger
            .reports()
            .newestOfKind(pipeline, date, kind)
            .map(RunReport::run)
            .orElseGet(() -> ledger.runs().next(pipeline, date));
    String message = pipeline + " is running in another process";
    return report(
        running, kind, RunState.BUSY, null, RunReport.Counts.NONE, NOBODY, message, false);
  }

  RunReport end(PeopleRun run) {
    if (run.isPlanned()) {
      return plan(run);
    }
    if (run.isSealed()) {
      // It is told of when all of its people are.
      return ledger.reports().of(run.id()).orElseThrow();
    }
    if (run.earlyEnd().isPresent()) {
      return writeEnd(run, run.earlyEnd().get(), null, earlyEndText(run.earlyEnd().get()));
    }
    ledger.requests().notePayload(run.id(), run.chosen().selection().carried());
    if (run.holds().isEmpty()) {
      return writeEnd(run, RunState.WHOLE, null, text(run));
    }
    ledger.runs().hold(run.id(), run.holds());
    return writeEnd(run, RunState.HELD, reason(run), text(run));
  }

  /** Ends a run that a step could not continue: nobody of it is sent. */
  RunReport fail(PeopleRun run, Refusal refusal) {
    String message = run.id().pipeline() + ": " + refusal.getMessage();
    return run.isPlanned()
        ? planReport(run, RunState.FAILED, refusal.reason(), NOBODY, message)
        : writeEnd(run, RunState.FAILED, refusal.reason(), message);
  }

  private RunReport writeEnd(PeopleRun run, RunState state, Reason reason, String message) {
    RunEnd end = new RunEnd(run.id(), state, reason, false, run.counts(), List.of(), message);
    RunReport report = ends.end(end, run.kind().kind());
    ends.announce(report, run.progress().took());
    return report;
  }

  private static String earlyEndText(RunState state) {
    return state == RunState.SKIPPED
        ? "the query has no rows, nobody was sent"
        : "the warehouse holds nothing new since the last whole run";
  }

  private static Reason reason(PeopleRun run) {
    return run.holds().isEmpty() ? null : Reason.of(run.holds().get(0).guard());
  }

  private static RunReport plan(PeopleRun run) {
    if (run.earlyEnd().isPresent()) {
      RunState state = run.earlyEnd().get();
      return planReport(run, state, null, NOBODY, earlyEndText(state));
    }
    RunState state = run.holds().isEmpty() ? RunState.WHOLE : RunState.HELD;
    String message = text(run) + "; nothing was sent";
    return planReport(run, state, reason(run), run.chosen().selection().carried(), message);
  }

  private static RunReport planReport(
      PeopleRun run, RunState state, Reason reason, RunPayload carried, String message) {
    RunReport.Counts counts = run.counts();
    return report(run.id(), run.kind().kind(), state, reason, counts, carried, message, true);
  }

  private static RunReport report(
      RunId run,
      RunKind kind,
      RunState state,
      Reason reason,
      RunReport.Counts counts,
      RunPayload carried,
      String message,
      boolean planned) {
    return new RunReport(
        run,
        kind,
        state,
        reason == null ? null : reason.id(),
        planned,
        false,
        counts,
        List.of(),
        message,
        users(counts, carried));
  }

  /** The people of the run: those who would be sent have no answer yet. */
  private static RunReport.Users users(RunReport.Counts counts, RunPayload carried) {
    long sent = counts.valid() - carried.unchanged() - carried.alreadySent();
    return new RunReport.Users(
        sent,
        carried.unchanged(),
        carried.alreadySent(),
        0,
        0,
        sent,
        carried.cleared(),
        0,
        0,
        0,
        Map.of());
  }

  /**
   * One line: how many are to be sent and how many are not, the guards that hold, and the notes.
   */
  private static String text(PeopleRun run) {
    RunPayload carried = run.chosen().selection().carried();
    List<String> parts = new ArrayList<>();
    parts.add(
        run.id().pipeline() + ": " + Amount.ofPeople(run.chosen().lines().count()) + " to send");
    parts.addAll(run.chosen().selection().notes());
    if (carried.unchanged() > 0) {
      parts.add("%,d unchanged".formatted(carried.unchanged()));
    }
    if (carried.alreadySent() > 0) {
      parts.add("%,d already sent".formatted(carried.alreadySent()));
    }
    run.holds().stream().map(Hold::message).forEach(parts::add);
    return String.join("; ", parts);
  }
}
