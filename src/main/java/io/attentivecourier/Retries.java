package io.attentivecourier;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.LedgerReader;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Retry;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which runs of today are tried again in {@code serve}, and when: the one answer for all. */
public final class Retries {
  /** A new try can mend these; after any other the same query meets the same refusal. */
  private static final Set<Reason> PASSING =
      EnumSet.of(
          Reason.QUERY_FAILED,
          Reason.QUERY_EMPTY,
          Reason.STEP_FAILED,
          Reason.INTERRUPTED,
          Reason.NO_SPACE,
          Reason.UNEXPECTED);

  private final Supplier<Settings> settings;
  private final LedgerReader ledger;
  private final Predicate<RunReport> interrupted;
  private final Clock clock;
  private final Today today;

  /**
   * @param interrupted whether a run that has no end is at work no more
   */
  public Retries(
      Supplier<Settings> settings,
      LedgerReader ledger,
      Predicate<RunReport> interrupted,
      Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.interrupted = interrupted;
    this.clock = clock;
    this.today = new Today(ledger, clock);
  }

  /** The next try of the pipeline's newest run of today; empty where there is none. */
  public Optional<Retry> next(Configured pipeline) {
    boolean may = pipeline.cron() != null && pipeline.disabledBy() == null;
    return may && mayStillComeGood(pipeline)
        ? today.lastStart(pipeline).flatMap(start -> after(pipeline, start))
        : Optional.empty();
  }

  private Optional<Retry> after(Configured pipeline, Instant start) {
    PipelineSettings own = settings.get().pipeline(pipeline.pipeline());
    Instant at = start.plus(own.retryEvery());
    Instant earliest = at.isAfter(clock.instant()) ? at : clock.instant();
    // What was to start in a pause, or before it, is not started by its end.
    return ledger.pauses().anySince(pipeline.pipeline(), at)
        ? Optional.empty()
        : today
            .lastFire(pipeline, earliest)
            .map(fire -> new Retry(at, until(pipeline, fire, own), pipeline.zone()))
            .filter(retry -> earliest.isBefore(retry.until()));
  }

  /** A date that is over is not tried again. */
  private Instant until(Configured pipeline, Instant fire, PipelineSettings own) {
    Instant until = fire.plus(own.retryUntil());
    Instant end = today.end(pipeline);
    return until.isBefore(end) ? until : end;
  }

  /** Nothing new in the warehouse yet, or a failure that a new try may mend. */
  private boolean mayStillComeGood(Configured pipeline) {
    return today
        .newest(pipeline)
        .filter(run -> run.state() == RunState.UNCHANGED || failedBeforeItsSeal(run))
        .isPresent();
  }

  private boolean failedBeforeItsSeal(RunReport run) {
    if (interrupted.test(run)) {
      return true;
    }
    if (run.state() != RunState.FAILED || run.reason() == null) {
      return false;
    }
    Reason reason = Reason.of(run.reason());
    return PASSING.contains(reason) || reason.mayPass() && !ledger.isSealed(run.run());
  }
}
