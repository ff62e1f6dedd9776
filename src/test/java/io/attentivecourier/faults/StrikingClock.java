package io.attentivecourier.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Stands still unless it ticks, and strikes when it is asked for the n-th time. Every write of the
 * ledger asks once, right before it, so n goes through the gaps between all durable steps of a run.
 * What asks for a date asks another clock and is not counted.
 */
final class StrikingClock extends Clock {
  static final int HALTED = 137;

  private final Instant now;
  private final int strikeAt;
  private final Runnable strike;
  private final Duration tick;
  private int asked;

  private StrikingClock(Instant now, Duration tick, int strikeAt, Runnable strike) {
    this.now = now;
    this.tick = tick;
    this.strikeAt = strikeAt;
    this.strike = strike;
  }

  /** Ends the process as a power cut would: no hook runs, no file is closed. */
  static StrikingClock halting(Instant now, int step) {
    return new StrikingClock(now, Duration.ZERO, step, () -> Runtime.getRuntime().halt(HALTED));
  }

  static StrikingClock throwing(Instant now, int step) {
    return new StrikingClock(
        now,
        Duration.ZERO,
        step,
        () -> {
          throw new IllegalStateException("struck before step " + step);
        });
  }

  static StrikingClock counting(Instant now) {
    return new StrikingClock(now, Duration.ZERO, 0, () -> {});
  }

  /** The same, later by a second each time it is asked: what is due some day comes to be due. */
  StrikingClock ticking() {
    return new StrikingClock(now, Duration.ofSeconds(1), strikeAt, strike);
  }

  @Override
  public synchronized Instant instant() {
    asked++;
    if (asked == strikeAt) {
      strike.run();
    }
    return now.plus(tick.multipliedBy(asked));
  }

  synchronized int asked() {
    return asked;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
