package io.attentivecourier.pipeline;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.ScheduleRepository;
import io.attentivecourier.run.Moment;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which runs of today are tried again in {@code serve}, and when: the one answer for all. */
public final class Retries {
  /** A new try can fix these; after any other the same query meets the same refusal. */
  private static final Set<Reason> PASSING =
      EnumSet.of(
          Reason.QUERY_FAILED,
          Reason.QUERY_EMPTY,
          Reason.STEP_FAILED,
          Reason.INTERRUPTED,
          Reason.NO_SPACE,
          Reason.UNEXPECTED);

  private final Supplier<Settings> settings;
  private final Ledger ledger;
  private final Predicate<RunReport> interrupted;
  private final Clock clock;
  private final Today today;

  /**
   * @param interrupted whether a run that has no end is at work no more
   */
  public Retries(
      Supplier<Settings> settings, Ledger ledger, Predicate<RunReport> interrupted, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.interrupted = interrupted;
    this.clock = clock;
    this.today = new Today(ledger, clock);
  }

  /** The next try of the pipeline's newest run of today; empty where there is none. */
  public Optional<NextTry> next(Configured pipeline) {
    boolean may = pipeline.cron() != null && pipeline.disabledBy() == null;
    return may && mayStillComeGood(pipeline)
        ? today.lastStart(pipeline).flatMap(start -> after(pipeline, start))
        : Optional.empty();
  }

  private Optional<NextTry> after(Configured pipeline, Instant start) {
    PipelineSettings own = settings.get().pipeline(pipeline.pipeline());
    Instant at = start.plus(own.retryEvery());
    Instant earliest = at.isAfter(clock.instant()) ? at : clock.instant();
    // What was to start in a pause, or before it, is not started by its end.
    return ledger.schedules().pauses().anySince(pipeline.pipeline(), at)
        ? Optional.empty()
        : today
            .lastFire(pipeline, earliest)
            .map(fire -> new NextTry(at, until(pipeline, fire, own), pipeline.zone()))
            .filter(retry -> earliest.isBefore(retry.until()));
  }

  /** A date that is over is not tried again. */
  private Instant until(Configured pipeline, Instant fire, PipelineSettings own) {
    Instant until = fire.plus(own.retryUntil());
    Instant end = today.end(pipeline);
    return until.isBefore(end) ? until : end;
  }

  /** Nothing new in the warehouse yet, or a failure that a new try may fix. */
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
    return PASSING.contains(reason) || reason.mayPass() && !ledger.files().isSealed(run.run());
  }

  /** A pipeline's business date of this moment: its fires, and what ran. */
  static final class Today {
    private final Ledger ledger;
    private final Clock clock;

    Today(Ledger ledger, Clock clock) {
      this.ledger = ledger;
      this.clock = clock;
    }

    LocalDate date(Configured pipeline) {
      return LocalDate.now(clock.withZone(pipeline.zone()));
    }

    Optional<RunReport> newest(Configured pipeline) {
      return ledger.reports().newest(pipeline.pipeline(), date(pipeline));
    }

    /** The last fire up to an instant, of a schedule that was known by then. */
    Optional<Instant> lastFire(Configured pipeline, Instant until) {
      ScheduleRepository.SeenSchedule seen =
          ledger.schedules().seen(pipeline.pipeline()).orElse(null);
      return FireTimes.of(pipeline.cron(), pipeline.zone()).on(date(pipeline)).stream()
          .filter(fire -> seen != null && !fire.isBefore(seen.since()) && !fire.isAfter(until))
          .reduce((first, second) -> second);
    }

    Optional<Instant> lastStart(Configured pipeline) {
      return ledger.runs().starts(pipeline.pipeline(), date(pipeline)).stream()
          .reduce((first, second) -> second);
    }

    /** The first instant of the next date. */
    Instant end(Configured pipeline) {
      return date(pipeline).plusDays(1).atStartOfDay(pipeline.zone()).toInstant();
    }
  }

  /**
   * The next try of a run that may still come good.
   *
   * @param at before which {@code serve} does not start it
   * @param until when no further one starts
   * @param zone of the pipeline
   */
  public record NextTry(Instant at, Instant until, ZoneId zone) {

    /** In the words that the log, the ledger and an alert use. */
    public String text() {
      return "tried again at %s, until %s"
          .formatted(new Moment(at, zone).time(), new Moment(until, zone).time());
    }
  }
}
