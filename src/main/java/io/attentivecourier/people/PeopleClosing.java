package io.attentivecourier.people;

import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.flow.RunLog;
import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports the state of a sealed run of people, and ends it once every person's outcome is known.
 */
public final class PeopleClosing {
  private final Ledger ledger;
  private final Outbox outbox;
  private final Map<RunKind, PeopleKind> kinds;
  private final RunEnds.Deadlines deadlines;
  private final RunEnds.RunListener ended;

  public PeopleClosing(
      Ledger ledger,
      Outbox outbox,
      RunEnds.RunListener ended,
      Map<RunKind, PeopleKind> kinds,
      RunEnds.Deadlines deadlines) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.ended = ended;
    this.kinds = Map.copyOf(kinds);
    this.deadlines = deadlines;
  }

  /**
   * @param fault the reason that stopped the requests of this turn
   * @param sent every line of it is answered
   * @param followed every job of it has ended
   */
  RunReport close(RunId run, Optional<Reason> fault, boolean sent, boolean followed)
      throws IOException {
    if (sent) {
      moveOut(run);
    }
    if (sent && followed) {
      return complete(run, fault);
    }
    RunReport now = ledger.reports().of(run).orElseThrow();
    if (fault.isPresent()) {
      return tell(end(run, RunState.FAILED, fault.get(), text(now, fault)));
    }
    return reportOpen(run);
  }

  /** Reports a run whose outcomes are not all known yet; the ledger notes that once. */
  RunReport reportOpen(RunId run) {
    RunReport now = ledger.reports().of(run).orElseThrow();
    return now.state() == RunState.RUNNING
        ? end(run, RunState.ACCEPTED, null, text(now, Optional.empty()))
        : now;
  }

  /**
   * Moves the file out of the outbox: every line is answered, and only the receiver knows the rest.
   */
  private void moveOut(RunId run) throws IOException {
    for (SealedFile file : ledger.files().undelivered(run)) {
      ledger.files().step(run, file.name(), FileStep.DELIVERED, null);
      outbox.moveToSent(run, file);
      RunLog.accept(ledger.reports().of(run).orElseThrow());
    }
  }

  private RunReport complete(RunId run, Optional<Reason> fault) throws IOException {
    RunReport now = ledger.reports().of(run).orElseThrow();
    kinds.get(now.kind()).onEnd(run);
    RunLog.apply(now);
    Reason reason = fault.orElseGet(() -> reason(now));
    return tell(
        end(run, state(now.users(), reason), reason, text(now, Optional.ofNullable(reason))));
  }

  /**
   * The reason of a failed run stays, whatever became of the people who were accepted before it.
   */
  private static Reason reason(RunReport now) {
    boolean failed = now.state() == RunState.FAILED && now.reason() != null;
    Reason reason = failed ? Reason.of(now.reason()) : null;
    return reason == null || reason.mayPass() ? null : reason;
  }

  private static RunState state(RunReport.Users users, Reason reason) {
    if (reason != null) {
      return RunState.FAILED;
    }
    return users.refused() + users.unconfirmed() == 0 ? RunState.WHOLE : RunState.PARTIAL;
  }

  private RunReport end(RunId run, RunState state, Reason reason, String message) {
    boolean late = state == RunState.WHOLE && deadlines.isOver(run);
    ledger.runs().end(new RunEnd(run, state, reason, late, null, List.of(), message));
    return ledger.reports().of(run).orElseThrow();
  }

  private RunReport tell(RunReport report) {
    ended.onRunEnd(report, Duration.ZERO);
    return report;
  }

  private static String text(RunReport now, Optional<Reason> fault) {
    RunReport.Users users = now.users();
    List<String> parts = new ArrayList<>();
    String people = now.run().pipeline() + ": " + Amount.ofPeople(users.sent());
    if (users.requests() == 0) {
      parts.add(people + " to send, no request was answered");
    } else {
      parts.add("%s sent, %,d applied".formatted(people, users.applied()));
      add(parts, users.refused(), "refused");
      add(parts, users.unconfirmed(), "unconfirmed");
    }
    add(parts, users.unchanged(), "unchanged");
    add(parts, users.alreadySent(), "already sent");
    add(parts, users.cleared(), "values gone from the warehouse stay at Attentive");
    fault.ifPresent(reason -> parts.add(reason.what()));
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add("%,d %s".formatted(count, what));
    }
  }
}
