package io.attentivecourier.ledger;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.run.RunState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was due on a date as of some instant, whatever ran. */
final class DueDates {
  private final Map<String, Sighting> sightings;
  private final Pauses pauses;
  private final Instant now;

  DueDates(LedgerReader ledger, List<Configured> pipelines, Instant now) {
    this.sightings = ledger.schedules();
    this.pauses = withSettings(ledger.pauses(), pipelines, now);
    this.now = now;
  }

  private static Pauses withSettings(Pauses noted, List<Configured> pipelines, Instant now) {
    Pauses pauses = noted;
    for (Configured one : pipelines) {
      Instant today = LocalDate.ofInstant(now, one.zone()).atStartOfDay(one.zone()).toInstant();
      pauses = pauses.withSetting(one.pipeline(), one.disabledBy(), today, now);
    }
    return pauses;
  }

  /** The line of a date without a run; empty where nothing was due and nothing will be. */
  Optional<DayLine> line(Configured pipeline, LocalDate date) {
    List<Instant> fires = fires(pipeline, date);
    Optional<Instant> missed =
        fires.stream().filter(fire -> isPast(fire) && isMissed(pipeline, fire)).findFirst();
    if (missed.isPresent()) {
      return missed.map(fire -> line(pipeline, date, RunState.MISSED, fire, null));
    }
    return pause(pipeline, fires)
        .map(pause -> paused(pipeline, date, fires, pause))
        .or(() -> ahead(pipeline, date, fires));
  }

  /** The pause into which every fire of the date fell so far. */
  Optional<Pause> pause(Configured pipeline, LocalDate date) {
    return pause(pipeline, fires(pipeline, date));
  }

  private Optional<Pause> pause(Configured pipeline, List<Instant> fires) {
    List<Instant> past = fires.stream().filter(this::isPast).toList();
    boolean all = past.stream().allMatch(fire -> at(pipeline, fire).isPresent());
    return all ? past.stream().findFirst().flatMap(fire -> at(pipeline, fire)) : Optional.empty();
  }

  private Optional<Pause> at(Configured pipeline, Instant fire) {
    return pauses.at(pipeline.pipeline(), fire);
  }

  private static List<Instant> fires(Configured pipeline, LocalDate date) {
    return pipeline.cron() == null
        ? List.of()
        : FireTimes.of(pipeline.cron(), pipeline.zone()).on(date);
  }

  private boolean isPast(Instant fire) {
    return !fire.isAfter(now);
  }

  private boolean isMissed(Configured pipeline, Instant fire) {
    Sighting sighting = sightings.get(pipeline.pipeline());
    return sighting != null
        && sighting.isOf(pipeline.cron(), pipeline.zone())
        && fire.isAfter(sighting.since())
        && at(pipeline, fire).isEmpty();
  }

  /** A later fire of the date counts again once the pipeline is resumed. */
  private DayLine paused(Configured pipeline, LocalDate date, List<Instant> fires, Pause pause) {
    return ahead(pipeline, date, fires)
        .filter(next -> next.state() == RunState.DUE)
        .orElseGet(() -> line(pipeline, date, RunState.PAUSED, fires.get(0), pause));
  }

  private Optional<DayLine> ahead(Configured pipeline, LocalDate date, List<Instant> fires) {
    Optional<Pause> lasting = pauses.now(pipeline.pipeline());
    RunState state = lasting.isPresent() ? RunState.PAUSED : RunState.DUE;
    return fires.stream()
        .filter(fire -> !isPast(fire))
        .findFirst()
        .map(fire -> line(pipeline, date, state, fire, lasting.orElse(null)));
  }

  private static DayLine line(
      Configured pipeline, LocalDate date, RunState state, Instant due, Pause pause) {
    return new DayLine(pipeline.pipeline(), date, state, null, due, pause);
  }
}
