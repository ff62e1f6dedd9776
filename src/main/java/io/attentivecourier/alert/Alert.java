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
    String about = kind == Alerts.AlertKind.LATE ? about(report.run()) : about(report);
    return of(kind, about, report, RunSentence.of(report, retry));
  }

  /**
   * The alert of a run that is whole after something was not.
   *
   * @param before what it was, in a word or two
   */
  public static Alert recovered(RunReport report, String before) {
    Alerts.AlertKind kind = Alerts.AlertKind.RECOVERED;
    return of(kind, about(report), report, RunSentence.recovered(report, before));
  }

  private static Alert of(Alerts.AlertKind kind, String about, RunReport report, String text) {
    boolean recovered = kind == Alerts.AlertKind.RECOVERED;
    return new Alert(
        kind,
        about,
        report.run().pipeline(),
        report.run().date(),
        report.run().toString(),
        recovered ? kind.name() : report.state().name(),
        report.reason(),
        text);
  }

  /** A run may fail for one reason, and for another at a later try. */
  private static String about(RunReport report) {
    return report.run() + " " + report.state() + " " + report.reason();
  }

  /** A date is late or missed once, whether a run says so or the clock. */
  private static String about(RunId run) {
    return run.pipeline() + " " + run.date();
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

  /** That of the alert of a run's date. */
  static String once(Alerts.AlertKind kind, RunId run) {
    return kind + " " + about(run);
  }

  /** One line, for the subject of a mail. */
  String title() {
    String what = run == null ? date.toString() : run;
    String about = pipeline == null || run != null ? what : pipeline + " " + what;
    return "attentive-courier: " + about + " " + state + (reason == null ? "" : ", " + reason);
  }

  /** All of it in words, with the pipeline's owner and the page that shows it. */
  String text(Alerts settings) {
    String whole = settings.owner() == null ? text : text + ". Owner: " + settings.owner();
    return settings.page() == null ? whole : whole + ". Page: " + url(settings);
  }

  /** The page of the run; of none, that of the pipeline, or of the day. */
  private String url(Alerts settings) {
    String place = pipeline == null ? "/?date=" + date : "/pipelines/" + pipeline;
    return settings.page() + (run == null ? place : "/runs/" + run);
  }

  /** The body for a webhook. */
  String json(Alerts settings) {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("text", text(settings));
    document.put("pipeline", pipeline);
    document.put("date", date.toString());
    document.put("run", run);
    document.put("state", state);
    document.put("reason", reason);
    document.put("owner", settings.owner());
    document.put("url", settings.page() == null ? null : url(settings));
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alert that is no JSON", e);
    }
  }
}
