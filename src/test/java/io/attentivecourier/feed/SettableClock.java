package io.attentivecourier.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is moved. */
public final class SettableClock extends Clock {
  private final ZoneId zone;
  private volatile Instant now;
  private volatile long nanos;

  /** In UTC. */
  public static SettableClock at(String instant) {
    return new SettableClock(Instant.parse(instant), ZoneOffset.UTC);
  }

  public SettableClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** Time passes. */
  public void forward(Duration by) {
    nanos += by.toNanos();
    jump(by);
  }

  /** Somebody sets the clock, or the machine slept: no time passes. */
  public void jump(Duration by) {
    now = now.plus(by);
  }

  public void set(Instant to) {
    now = to;
  }

  /** As {@link System#nanoTime}. */
  public long nanos() {
    return nanos;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** A view: it moves with this one. */
  @Override
  public Clock withZone(ZoneId other) {
    SettableClock moving = this;
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return other;
      }

      @Override
      public Clock withZone(ZoneId another) {
        return moving.withZone(another);
      }

      @Override
      public Instant instant() {
        return moving.instant();
      }
    };
  }
}
