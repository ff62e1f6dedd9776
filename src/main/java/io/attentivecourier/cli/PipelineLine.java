package io.attentivecourier.cli;

import io.attentivecourier.Pipelines;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.LedgerReader;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.run.Moment;
import io.attentivecourier.run.RunReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One pipeline as it stands now.
 *
 * @param next when it is due next; empty where it is paused, or started by hand
 */
record PipelineLine(
    Configured pipeline,
    String destination,
    Optional<Instant> next,
    Optional<Pause> pause,
    Optional<RunReport> last,
    PausedText pauses,
    Instant now) {

  static PipelineLine of(
      Home home, Configured one, LedgerReader ledger, PausedText pauses, Instant now) {
    Optional<Pause> pause = pauses.now(ledger, one.pipeline());
    Optional<Instant> next =
        one.cron() == null || pause.isPresent()
            ? Optional.empty()
            : FireTimes.of(one.cron(), one.zone()).after(now);
    String destination = Pipelines.door(home, one.pipeline()).name().toLowerCase(Locale.ROOT);
    return new PipelineLine(
        one, destination, next, pause, ledger.last(one.pipeline()), pauses, now);
  }

  Object[] cells() {
    return new Object[] {
      pipeline.pipeline(),
      destination,
      pipeline.cron() == null ? "by hand" : ScheduleText.of(pipeline.cron(), pipeline.zone()),
      next.map(at -> new Moment(at, pipeline.zone()).fromNow(now))
          .orElse(pause.isPresent() ? "paused" : "-"),
      last.map(run -> run.state().name()).orElse("-"),
      last.map(run -> run.run().toString()).orElse("-"),
    };
  }

  Optional<String> note() {
    return pause.map(one -> "  " + pauses.line(one));
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", pipeline.pipeline());
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
