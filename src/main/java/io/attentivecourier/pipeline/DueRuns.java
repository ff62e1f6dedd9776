package io.attentivecourier.pipeline;

import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRepository;
import io.attentivecourier.outbox.CrashedRuns;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the runs that are due beside Quartz's own fires: a fire of today that no run answered,
 * once, and a run of today that failed before its seal, again and again in its window. The ledger
 * decides, and the business date: a clock change moves fire times, never the date.
 */
public final class DueRuns {
  /** Quartz's own fire has this long to begin. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final Ledger ledger;
  private final Retries retries;
  private final Interrupted interrupted;
  private final Clock clock;
  private final Retries.Today today;

  public DueRuns(Ledger ledger, Retries retries, Interrupted interrupted, Clock clock) {
    this.ledger = ledger;
    this.retries = retries;
    this.interrupted = interrupted;
    this.clock = clock;
    this.today = new Retries.Today(ledger, clock);
  }

  /** The names of the pipelines that are to be started now. */
  public List<String> due(List<Pipeline> pipelines) {
    Map<LocalDate, Map<String, RunRepository.LastRun>> ran = new HashMap<>();
    return pipelines.stream()
        .map(Pipeline::configured)
        .filter(one -> mayBeDue(one, ran.computeIfAbsent(today.date(one), ledger.runs()::lastOn)))
        .filter(this::isDue)
        .map(Configured::pipeline)
        .toList();
  }

  /** One question for all: of 2,000 pipelines hardly any is due at a look. */
  private boolean mayBeDue(Configured pipeline, Map<String, RunRepository.LastRun> ran) {
    RunRepository.LastRun last = ran.get(pipeline.pipeline());
    return pipeline.cron() != null
        && (last != null && last.state() != RunState.WHOLE
            || FireTimes.of(pipeline.cron(), pipeline.zone()).on(today.date(pipeline)).stream()
                .filter(fire -> !fire.isAfter(clock.instant()))
                .anyMatch(fire -> last == null || fire.isAfter(last.startedAt())));
  }

  private boolean isDue(Configured pipeline) {
    return pipeline.cron() != null
        && (isMissed(pipeline) || isToBeTriedAgain(pipeline))
        && !CrashedRuns.areTooMany(ledger.reports(), pipeline.pipeline(), today.date(pipeline));
  }

  /** A run that began since the fire answers it, however it ended; a pause leaves it out. */
  private boolean isMissed(Configured pipeline) {
    Optional<Instant> fire = today.lastFire(pipeline, clock.instant().minus(GRACE));
    return fire.isPresent()
        && !ledger.schedules().pauses().anySince(pipeline.pipeline(), fire.get())
        && today.newest(pipeline).filter(this::isAnswered).isEmpty()
        && today.lastStart(pipeline).filter(start -> !start.isBefore(fire.get())).isEmpty();
  }

  /**
   * A date that is whole needs no further run, and one that somebody runs will answer. Through the
   * API a date is never done: each fire there is a run of its own, also after one that is whole,
   * accepted or partial.
   */
  private boolean isAnswered(RunReport run) {
    return run.state() == RunState.RUNNING
        ? !interrupted.test(run)
        : run.state() == RunState.WHOLE && !run.kind().isApi();
  }

  private boolean isToBeTriedAgain(Configured pipeline) {
    return retries
        .next(pipeline)
        .filter(retry -> !clock.instant().isBefore(retry.at()))
        .isPresent();
  }

  /** Begun, and nobody is at work on it: its process ended, or could not write its end. */
  public static final class Interrupted implements Predicate<RunReport> {
    private final Ledger ledger;
    private final Locks locks;

    /**
     * @param locks the home's: who runs a pipeline holds its lock
     */
    public Interrupted(Ledger ledger, Locks locks) {
      this.ledger = ledger;
      this.locks = locks;
    }

    @Override
    public boolean test(RunReport run) {
      return run.state() == RunState.RUNNING
          && !ledger.files().isSealed(run.run())
          && locks.isFree("pipeline-" + run.run().pipeline());
    }
  }
}
