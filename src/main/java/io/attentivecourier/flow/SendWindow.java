package io.attentivecourier.flow;

import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Decides how long a run may be sent under its date. It may while its date is today; the process
 * that sealed it continues until four in the morning, so that a run may cross midnight. A process
 * that was stopped for days, a machine that slept or a clock that was set must not send an old
 * list: if the clock and the time that passed do not agree, no run counts as this process's own.
 */
public final class SendWindow {
  private static final LocalTime END = LocalTime.of(4, 0);
  private static final Duration MOST_DRIFT = Duration.ofMinutes(5);

  private final Settings settings;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Map<RunId, Seal> seals = new ConcurrentHashMap<>();

  /** The moment of a seal, by the wall clock and by the time that passes. */
  private record Seal(Instant at, long nanos) {}

  /**
   * @param nanos as {@link System#nanoTime}: only differences mean anything, and no clock sets it
   */
  public SendWindow(Settings settings, Clock clock, LongSupplier nanos) {
    this.settings = settings;
    this.clock = clock;
    this.nanos = nanos;
  }

  /** Notes that this process seals the run now. */
  public void add(RunId run) {
    seals.keySet().removeIf(old -> old.date().isBefore(run.date().minusDays(1)));
    seals.put(run, new Seal(now(run).toInstant(), nanos.getAsLong()));
  }

  /** True if the run may not be sent any more; asked before each rename and each request. */
  public boolean isOver(RunId run) {
    ZonedDateTime now = now(run);
    if (isOwn(run, now.toInstant())) {
      return !now.isBefore(run.date().plusDays(1).atTime(END).atZone(now.getZone()));
    }
    return !now.toLocalDate().equals(run.date());
  }

  private boolean isOwn(RunId run, Instant now) {
    Seal seal = seals.get(run);
    return seal != null
        && Duration.between(seal.at(), now)
                .minusNanos(nanos.getAsLong() - seal.nanos())
                .abs()
                .compareTo(MOST_DRIFT)
            <= 0;
  }

  private ZonedDateTime now(RunId run) {
    ZoneId zone = settings.pipeline(run.pipeline()).zone();
    return ZonedDateTime.now(clock.withZone(zone));
  }
}
