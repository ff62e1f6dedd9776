package io.attentivecourier.door;

import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.LedgerReader;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/** The local time by which a date must be whole. */
final class Deadlines {
  private final Supplier<Settings> settings;
  private final LedgerReader ledger;
  private final Clock clock;

  Deadlines(Supplier<Settings> settings, LedgerReader ledger, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Whether it is past the deadline of that run's date; never where there is none, or where the
   * date's own fire fell into a pause and somebody ran it by hand.
   */
  boolean isOver(RunId run) {
    Instant now = clock.instant();
    return settings.get().pipeline(run.pipeline()).isPastDeadline(run.date(), now)
        && !DayView.fellIntoPause(ledger, run.pipeline(), run.date(), now);
  }
}
