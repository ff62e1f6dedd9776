package io.attentivecourier.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test sets. */
public final class Hands extends Clock {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private volatile Instant now = START;

  public void at(long millis) {
    now = START.plusMillis(millis);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
