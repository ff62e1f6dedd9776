package io.attentivecourier.faults;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Stands still, and ends the process when it is asked for the n-th time. Every write of the ledger
 * asks once, right before it, so n goes through the gaps between all durable steps of a run. What
 * asks for a date asks another clock and is not counted.
 */
final class HaltingClock extends Clock {
  static final int EXIT_CODE = 137;
  static final int NEVER = 0;

  private final Instant now;
  private final int haltAt;
  private int asked;

  /**
   * @param haltAt from 1; {@link #NEVER} only counts
   */
  HaltingClock(Instant now, int haltAt) {
    this.now = now;
    this.haltAt = haltAt;
  }

  @Override
  public synchronized Instant instant() {
    asked++;
    if (asked == haltAt) {
      Runtime.getRuntime().halt(EXIT_CODE);
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
