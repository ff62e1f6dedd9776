package io.attentivecourier;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.LedgerReader;
import io.attentivecourier.ledger.Sighting;
import io.attentivecourier.run.RunReport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A pipeline's business date of this moment: its fires, and what ran. */
final class Today {
  private final LedgerReader ledger;
  private final Clock clock;

  Today(LedgerReader ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  LocalDate date(Configured pipeline) {
    return LocalDate.now(clock.withZone(pipeline.zone()));
  }

  Optional<RunReport> newest(Configured pipeline) {
    return ledger.newest(pipeline.pipeline(), date(pipeline));
  }

  /** The last fire up to an instant, of a schedule that was known by then. */
  Optional<Instant> lastFire(Configured pipeline, Instant until) {
    Sighting seen = ledger.schedule(pipeline.pipeline()).orElse(null);
    return FireTimes.of(pipeline.cron(), pipeline.zone()).on(date(pipeline)).stream()
        .filter(fire -> seen != null && !fire.isBefore(seen.since()) && !fire.isAfter(until))
        .reduce((first, second) -> second);
  }

  Optional<Instant> lastStart(Configured pipeline) {
    return ledger.starts(pipeline.pipeline(), date(pipeline)).stream()
        .reduce((first, second) -> second);
  }

  /** The first instant of the next date. */
  Instant end(Configured pipeline) {
    return date(pipeline).plusDays(1).atStartOfDay(pipeline.zone()).toInstant();
  }
}
