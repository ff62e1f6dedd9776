package io.attentivecourier.door;

import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Settings;
import java.time.Clock;

/** The local time by which a date must be whole. */
final class Deadlines {
  private final Settings settings;
  private final Clock clock;

  Deadlines(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether it is past the deadline of that run's date; never where there is none. */
  boolean isOver(RunId run) {
    return settings.pipeline(run.pipeline()).isPastDeadline(run.date(), clock.instant());
  }
}
