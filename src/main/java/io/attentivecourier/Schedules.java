package io.attentivecourier;

import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Sighting;
import io.attentivecourier.outbox.Deaths;
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
  private final Locks locks;
  private final Clock clock;

  /**
   * @param locks the home's: who runs a pipeline holds its lock
   */
  Schedules(Settings settings, Ledger ledger, Locks locks, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.locks = locks;
    this.clock = clock;
  }

  /** The names of the pipelines that are to be started now. */
  List<String> due(List<Pipeline> pipelines) {
    return pipelines.stream().filter(this::isDue).map(Pipeline::name).toList();
  }

  private boolean isDue(Pipeline pipeline) {
    return pipeline.cron() != null
        && (isMissed(pipeline) || isToBeTriedAgain(pipeline))
        && !Deaths.areEnough(ledger, pipeline.name(), today(pipeline));
  }

  /** A run that began since the fire answers it, however it ended. */
  private boolean isMissed(Pipeline pipeline) {
    Optional<Instant> fire = lastFire(pipeline, clock.instant().minus(GRACE));
    return fire.isPresent()
        && newest(pipeline).filter(this::isSettled).isEmpty()
        && lastStart(pipeline).filter(start -> !start.isBefore(fire.get())).isEmpty();
  }

  /**
   * A date that is whole needs no further run, and one that somebody runs will answer. Through the
   * API a date is never done: each fire there is a run of its own, also after one that is whole,
   * accepted or partial.
   */
  private boolean isSettled(RunReport run) {
    return run.state() == RunState.RUNNING
        ? !isInterrupted(run)
        : run.state() == RunState.WHOLE && !run.kind().isApi();
  }

  /** Begun, and nobody is at work on it: its process ended, or could not write its end. */
  private boolean isInterrupted(RunReport run) {
    return run.state() == RunState.RUNNING
        && !ledger.isSealed(run.run())
        && locks.isFree("pipeline-" + run.run().pipeline());
  }

  private boolean isToBeTriedAgain(Pipeline pipeline) {
    PipelineSettings own = settings.pipeline(pipeline.name());
    Instant now = clock.instant();
    Optional<Instant> start = lastStart(pipeline);
    return start.isPresent()
        && mayStillComeGood(pipeline)
        && !now.isBefore(start.get().plus(own.retryEvery()))
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
    if (isInterrupted(run)) {
      return true;
    }
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
    return FireTimes.of(pipeline.cron(), pipeline.zone(), today(pipeline)).stream()
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
