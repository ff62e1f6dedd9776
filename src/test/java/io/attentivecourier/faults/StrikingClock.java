package io.attentivecourier.faults;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Stands still, and strikes when it is asked for the n-th time. Every write of the ledger asks
 * once, right before it, so n goes through the gaps between all durable steps of a run. What asks
 * for a date asks another clock and is not counted.
 */
final class StrikingClock extends Clock {
  static final int HALTED = 137;

  private final Instant now;
  private final int strikeAt;
  private final Runnable strike;
  private int asked;

  private StrikingClock(Instant now, int strikeAt, Runnable strike) {
    this.now = now;
    this.strikeAt = strikeAt;
    this.strike = strike;
  }

  /** Ends the process as a power cut would: no hook runs, no file is closed. */
  static StrikingClock halting(Instant now, int step) {
    return new StrikingClock(now, step, () -> Runtime.getRuntime().halt(HALTED));
  }

  static StrikingClock throwing(Instant now, int step) {
    return new StrikingClock(
        now,
        step,
        () -> {
          throw new IllegalStateException("struck before step " + step);
        });
  }

  static StrikingClock counting(Instant now) {
    return new StrikingClock(now, 0, () -> {});
  }

  @Override
  public synchronized Instant instant() {
    asked++;
    if (asked == strikeAt) {
      strike.run();
    }
    return now;
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
