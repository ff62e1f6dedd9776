package io.attentivecourier.screen;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.run.Moment;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One pipeline as it stands now.
 *
 * @param owner a name or a team, or null
 * @param next when it is due next; empty where it is paused, or started by hand
 */
public record PipelineLine(
    Configured pipeline,
    String owner,
    String destination,
    Optional<Instant> next,
    Optional<Pause> pause,
    Optional<RunReport> last,
    PausedText pauses,
    Instant now) {

  /** Those of a home, in order of their names. */
  public static List<PipelineLine> all(Home home, Settings settings, Ledger ledger, Clock clock)
      throws Exception {
    Instant now = clock.instant();
    PausedText pauses = new PausedText(settings, now);
    return Pipelines.configured(home, settings).stream()
        .map(one -> of(home, one, ledger, pauses, now))
        .map(one -> one.of(settings.alerts(one.name()).owner()))
        .toList();
  }

  public static PipelineLine of(
      Home home, Configured one, Ledger ledger, PausedText pauses, Instant now) {
    Optional<Pause> pause = pauses.now(ledger.schedules(), one.pipeline());
    Optional<Instant> next =
        one.cron() == null || pause.isPresent()
            ? Optional.empty()
            : FireTimes.of(one.cron(), one.zone()).after(now);
    String destination =
        PipelineText.read(home, one.pipeline()).destination().name().toLowerCase(Locale.ROOT);
    return new PipelineLine(
        one, null, destination, next, pause, ledger.reports().last(one.pipeline()), pauses, now);
  }

  /** Its name. */
  public String name() {
    return pipeline.pipeline();
  }

  /** The same with its owner, or null. */
  public PipelineLine of(String whose) {
    return new PipelineLine(pipeline, whose, destination, next, pause, last, pauses, now);
  }

  /** Its name, destination, schedule, next due time, last state and last run, in words. */
  public Object[] cells() {
    return new Object[] {
      pipeline.pipeline(),
      destination,
      ScheduleText.of(pipeline.cron(), pipeline.zone()),
      next.map(at -> new Moment(at, pipeline.zone()).fromNow(now))
          .orElse(pause.isPresent() ? "paused" : "-"),
      last.map(run -> run.state().name()).orElse("-"),
      last.map(run -> run.run().toString()).orElse("-"),
    };
  }

  /** Its owner and its pause, a line each where there is one. */
  public Stream<String> notes() {
    return Stream.concat(
        Stream.ofNullable(owner).map(whose -> "  " + name() + " is owned by " + whose),
        pause.map(one -> "  " + pauses.line(one)).stream());
  }

  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", pipeline.pipeline());
    document.put("owner", owner);
    document.put("destination", destination);
    document.put("schedule", pipeline.cron());
    document.put("nextDue", next.map(Instant::toString).orElse(null));
    document.put("paused", pause.isPresent());
    Map<String, Object> why = pause.map(PausedText::document).orElse(Map.of());
    document.put("pausedBy", why.get("pausedBy"));
    document.put("reason", why.get("reason"));
    document.put("lastState", last.map(run -> run.state().name()).orElse(null));
    document.put("lastRun", last.map(run -> run.run().toString()).orElse(null));
    return document;
  }
}
