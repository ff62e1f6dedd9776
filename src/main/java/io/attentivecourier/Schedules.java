package io.attentivecourier;

import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Sighting;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to run now beside Quartz's own fires: a fire of today that nobody answered, once, and a
 * run of today that failed before its seal, again and again in its window. The ledger decides, and
 * the business date: a clock change moves fire times, never the date.
 */
final class Schedules {
  /** Quartz's own fire has this long to begin. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  /** A new try can mend these; after any other the same query meets the same refusal. */
  private static final Set<Reason> PASSING =
      EnumSet.of(
          Reason.QUERY_FAILED,
          Reason.QUERY_EMPTY,
          Reason.STEP_FAILED,
          Reason.INTERRUPTED,
          Reason.NO_SPACE,
          Reason.UNEXPECTED);

  private final Settings settings;
  private final Ledger ledger;
  private final Clock clock;

  Schedules(Settings settings, Ledger ledger, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The names of the pipelines that are to be started now. */
  List<String> due(List<Pipeline> pipelines) {
    return pipelines.stream().filter(this::isDue).map(Pipeline::name).toList();
  }

  private boolean isDue(Pipeline pipeline) {
    return pipeline.cron() != null && (isMissed(pipeline) || isToBeTriedAgain(pipeline));
  }

  /** A run that began since the fire answers it, however it ended. */
  private boolean isMissed(Pipeline pipeline) {
    Optional<Instant> fire = lastFire(pipeline, clock.instant().minus(GRACE));
    return fire.isPresent()
        && !isPausedSince(pipeline, fire.get())
        && newest(pipeline).filter(Schedules::isSettled).isEmpty()
        && lastStart(pipeline).filter(start -> !start.isBefore(fire.get())).isEmpty();
  }

  /** What was to start in a pause, or before it, is not started by its end. */
  private boolean isPausedSince(Pipeline pipeline, Instant time) {
    return ledger.pauses().anySince(pipeline.name(), time);
  }

  /**
   * A date that is whole needs no further run, and one that is running will answer. Through the API
   * a date is never done: each fire there is a run of its own, also after one that is whole,
   * accepted or partial.
   */
  private static boolean isSettled(RunReport run) {
    return run.state() == RunState.RUNNING || run.state() == RunState.WHOLE && !run.kind().isApi();
  }

  private boolean isToBeTriedAgain(Pipeline pipeline) {
    PipelineSettings own = settings.pipeline(pipeline.name());
    Instant now = clock.instant();
    Optional<Instant> start = lastStart(pipeline);
    return start.isPresent()
        && mayStillComeGood(pipeline)
        && !now.isBefore(start.get().plus(own.retryEvery()))
        && !isPausedSince(pipeline, start.get().plus(own.retryEvery()))
        && lastFire(pipeline, now)
            .filter(fire -> now.isBefore(fire.plus(own.retryUntil())))
            .isPresent();
  }

  /** Nothing new in the warehouse yet, or a failure that a new try may mend. */
  private boolean mayStillComeGood(Pipeline pipeline) {
    return newest(pipeline)
        .filter(run -> run.state() == RunState.UNCHANGED || failedBeforeItsSeal(run))
        .isPresent();
  }

  private boolean failedBeforeItsSeal(RunReport run) {
    if (run.state() != RunState.FAILED || run.reason() == null) {
      return false;
    }
    Reason reason = Reason.of(run.reason());
    return PASSING.contains(reason) || reason.mayPass() && !ledger.isSealed(run.run());
  }

  private Optional<RunReport> newest(Pipeline pipeline) {
    return ledger.newest(pipeline.name(), today(pipeline));
  }

  /** The last fire of today up to an instant, of a schedule that was known by then. */
  private Optional<Instant> lastFire(Pipeline pipeline, Instant until) {
    Sighting seen = ledger.schedules().get(pipeline.name());
    return new FireTimes(pipeline.cron(), pipeline.zone())
        .on(today(pipeline)).stream()
            .filter(fire -> seen != null && !fire.isBefore(seen.since()) && !fire.isAfter(until))
            .reduce((first, second) -> second);
  }

  private Optional<Instant> lastStart(Pipeline pipeline) {
    return ledger.starts(pipeline.name(), today(pipeline)).stream()
        .reduce((first, second) -> second);
  }

  private LocalDate today(Pipeline pipeline) {
    return LocalDate.now(clock.withZone(pipeline.zone()));
  }
}
