package io.attentivecourier.pipeline;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pipelines whose time has come today and whose date is not whole, for a scheduler outside that
 * starts all of them. Unlike {@code serve} it needs no schedule that the ledger has seen before.
 */
public final class DueToday {
  private final Ledger ledger;
  private final Clock clock;
  private final Retries.Today today;

  public DueToday(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
    this.today = new Retries.Today(ledger, clock);
  }

  /** Their names, in the order of the list. */
  public List<String> of(List<Configured> pipelines) {
    return pipelines.stream().filter(this::isDue).map(Configured::pipeline).toList();
  }

  private boolean isDue(Configured pipeline) {
    boolean starts = pipeline.cron() != null && pipeline.disabledBy() == null;
    return starts && lastFire(pipeline).filter(fire -> isOpen(pipeline, fire)).isPresent();
  }

  private Optional<Instant> lastFire(Configured pipeline) {
    Instant now = clock.instant();
    return FireTimes.of(pipeline.cron(), pipeline.zone()).on(today.date(pipeline)).stream()
        .filter(fire -> !fire.isAfter(now))
        .reduce((first, second) -> second);
  }

  /** A pause leaves a fire out, also one that has ended since. */
  private boolean isOpen(Configured pipeline, Instant fire) {
    return !ledger.schedules().pauses().anySince(pipeline.pipeline(), fire)
        && today.newest(pipeline).filter(run -> answers(run, pipeline, fire)).isEmpty();
  }

  /** Through the API a date is never done: each fire is a run of its own. */
  private boolean answers(RunReport run, Configured pipeline, Instant fire) {
    return run.state() == RunState.WHOLE
        && !(run.kind().isApi()
            && today.lastStart(pipeline).filter(start -> start.isBefore(fire)).isPresent());
  }
}
