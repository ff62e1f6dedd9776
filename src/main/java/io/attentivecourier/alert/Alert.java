package io.attentivecourier.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.pipeline.Retries;
import io.attentivecourier.run.Moment;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Alerts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One message to the operator.
 *
 * @param about what it is told of only once
 * @param pipeline null for a digest of all
 * @param run its id, or null where there was none
 * @param state of the run or the date
 * @param reason id of the reason, or null
 * @param text all of it in words; Slack shows the field of that name
 */
public record Alert(
    Alerts.AlertKind kind,
    String about,
    String pipeline,
    LocalDate date,
    String run,
    String state,
    String reason,
    String text) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * The alert of a run that ended.
   *
   * @param retry empty where it is not tried again by itself
   */
  public static Alert of(Alerts.AlertKind kind, RunReport report, Optional<Retries.NextTry> retry) {
    String run = report.run().toString();
    return new Alert(
        kind,
        kind == Alerts.AlertKind.LATE ? about(report.run()) : about(report),
        report.run().pipeline(),
        report.run().date(),
        run,
        report.state().name(),
        report.reason(),
        run
            + " is "
            + state(report)
            + ": "
            + report.message()
            + people(report)
            + retry.map(next -> ". It is " + next.text()).orElse("")
            + next(report.reason()));
  }

  /** A run may fail for one reason, and for another at a later try. */
  private static String about(RunReport report) {
    return report.run() + " " + report.state() + " " + report.reason();
  }

  /** A date is late once, whether a run says so or the clock. */
  private static String about(RunId run) {
    return run.pipeline() + " " + run.date();
  }

  private static String state(RunReport report) {
    String reason = report.reason() == null ? "" : " (" + report.reason() + ")";
    return report.state() + reason + (report.late() ? ", after its deadline" : "");
  }

  /** The people of an API run: counts only. */
  private static String people(RunReport report) {
    RunReport.Users users = report.users();
    return users == null
        ? ""
        : " (%d people sent, %d applied, %d refused, %d unconfirmed)"
            .formatted(users.sent(), users.applied(), users.refused(), users.unconfirmed());
  }

  private static String next(String reason) {
    return reason == null ? "" : ". Next: " + Reason.of(reason).fix();
  }

  /** The alert of a date on which a pipeline was due and did not run. */
  public static Alert missed(DayLine line, ZoneId zone) {
    String due = new Moment(line.due(), zone).time() + " (" + zone + ")";
    String text = "%s was due on %s at %s and did not run; Attentive keeps the lists that it has";
    return ofDate(Alerts.AlertKind.MISSED, line, text.formatted(line.pipeline(), line.date(), due));
  }

  /** The alert of a date that is past its deadline and not whole. */
  public static Alert late(DayLine line) {
    String text = "%s is past its deadline of %s and not whole: it is %s";
    return ofDate(
        Alerts.AlertKind.LATE, line, text.formatted(line.pipeline(), line.date(), line.state()));
  }

  private static Alert ofDate(Alerts.AlertKind kind, DayLine line, String text) {
    RunReport report = line.report();
    return new Alert(
        kind,
        line.pipeline() + " " + line.date(),
        line.pipeline(),
        line.date(),
        report == null ? null : report.run().toString(),
        kind.name(),
        report == null ? null : report.reason(),
        text);
  }

  /** The alert of a task of {@code serve} that died, once a date. */
  public static Alert died(String task, LocalDate date) {
    String text =
        "courier serve: the task that is %s died; look into var/log/courier.log, restart it";
    String about = task + " " + date;
    Reason reason = Reason.UNEXPECTED;
    return new Alert(
        Alerts.AlertKind.FAILED,
        about,
        null,
        date,
        null,
        "FAILED",
        reason.id(),
        text.formatted(task));
  }

  /** The alert with the results of a date. */
  public static Alert digest(LocalDate date, RunState worst, String text) {
    String about = "digest " + date;
    return new Alert(Alerts.AlertKind.WHOLE, about, null, date, null, worst.name(), null, text);
  }

  /** The same about the same is told once. */
  public String once() {
    return kind + " " + about;
  }

  /** The message's body. */
  public String json() {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("text", text);
    document.put("pipeline", pipeline);
    document.put("date", date.toString());
    document.put("run", run);
    document.put("state", state);
    document.put("reason", reason);
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alert that is no JSON", e);
    }
  }
}
