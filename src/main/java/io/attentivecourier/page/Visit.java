package io.attentivecourier.page;

import io.attentivecourier.console.Caller;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.pipeline.PipelineCard;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.RunId;
import io.attentivecourier.screen.TimeNotes;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * One caller's request for a page, at one instant: what is there for this caller. Whatever the
 * caller must not see does not exist here.
 */
final class Visit {
  private final ConsoleRequest request;
  private final Settings settings;
  private final LedgerPast past;
  private final List<PipelineCard> pipelines;
  private final OpenNames names;
  private final Instant now;
  private final TimeNotes notes;

  Visit(
      ConsoleRequest request,
      Settings settings,
      LedgerPast past,
      List<PipelineCard> all,
      OpenNames names,
      Instant now) {
    this.request = request;
    this.settings = settings;
    this.past = past;
    this.names = names;
    this.now = now;
    this.pipelines = all.stream().filter(one -> request.caller().sees(one.name())).toList();
    this.notes = new TimeNotes(settings, configured(), ledger(), Clock.fixed(now, ZoneOffset.UTC));
  }

  Caller caller() {
    return request.caller();
  }

  ConsoleRequest request() {
    return request;
  }

  Settings settings() {
    return settings;
  }

  Ledger ledger() {
    return past.ledger();
  }

  LedgerPast past() {
    return past;
  }

  Instant now() {
    return now;
  }

  TimeNotes notes() {
    return notes;
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, settings.zone());
  }

  /** The business date of this moment in a pipeline's own zone. */
  LocalDate dateOf(String pipeline) {
    return LocalDate.ofInstant(now, settings.pipeline(pipeline).zone());
  }

  /** A time as it stands on a page: how long from now is not broken over two lines. */
  String when(Instant at) {
    String text = notes.fromNow(at);
    int bracket = text.indexOf('(');
    return text.substring(0, bracket) + text.substring(bracket).replace(' ', '\u00a0');
  }

  /** The date that the query asks for; else today. */
  LocalDate date() {
    try {
      return request.query("date").map(LocalDate::parse).orElse(today());
    } catch (DateTimeParseException other) {
      return today();
    }
  }

  List<PipelineCard> pipelines() {
    return pipelines;
  }

  Optional<PipelineCard> pipeline(String name) {
    return pipelines.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  boolean isOfSubscribers(String pipeline) {
    return pipeline(pipeline)
        .filter(one -> one.destination() == Destination.SUBSCRIBERS)
        .isPresent();
  }

  List<Configured> configured() {
    return pipelines.stream().map(PipelineCard::configured).toList();
  }

  /** What was due on a date and what became of it, as `courier ledger` has it. */
  List<LedgerEntry> entries(LocalDate date) {
    List<RunRecord> runs = past.runsOn(date);
    return LedgerEntry.of(ledger(), date, configured(), runs, now).stream()
        .filter(entry -> caller().sees(entry.line().pipeline()))
        .map(entry -> entry.in(notes.orLate(entry.line())))
        .toList();
  }

  /** A run that is there for this caller. */
  Optional<RunRecord> run(String id) {
    try {
      return Optional.of(RunId.parse(id))
          .filter(run -> caller().sees(run.pipeline()))
          .flatMap(ledger().reports()::of)
          .map(report -> RunRecord.of(ledger(), report));
    } catch (IllegalArgumentException noRun) {
      return Optional.empty();
    }
  }

  /** When a pipeline is due next; empty where it is paused, or started by hand. */
  Optional<Instant> nextDue(Configured pipeline, Pause.Pauses pauses) {
    boolean idle = pipeline.cron() == null || pipeline.disabledBy() != null;
    return idle || pauses.now(pipeline.pipeline()).filter(one -> !one.isBySetting()).isPresent()
        ? Optional.empty()
        : FireTimes.of(pipeline.cron(), pipeline.zone()).after(now);
  }

  PageHead head(String title, String current) {
    return head(title, current, 0);
  }

  PageHead head(String title, String current, int refresh) {
    return PageHead.of(request, title, current, refresh);
  }

  String segmentHref(String segment) {
    return "/segments/" + encoded(names.address(segment));
  }

  OpenNames names() {
    return names;
  }

  static String pipelineHref(String pipeline) {
    return "/pipelines/" + pipeline;
  }

  static String runHref(RunId run) {
    return "/runs/" + run;
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
