package io.attentivecourier.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops requests that nobody answers, where each of them is lost for good: an outage of an hour at
 * 10 requests a second would leave 36,000 people who are never asked again. Any thread may call it.
 */
final class Brake {
  private final int most;
  private final Duration pause;
  private final Clock clock;
  private int unheard;
  private Instant until = Instant.MIN;

  /**
   * @param most requests since the last answer
   * @param pause until a single one is tried
   */
  Brake(int most, Duration pause, Clock clock) {
    this.most = most;
    this.pause = pause;
    this.clock = clock;
  }

  /** Whether nothing is to be tried now. */
  synchronized boolean isOn() {
    return clock.instant().isBefore(until);
  }

  /** Whether one more may go out without an answer; if not, the brake is on from now. */
  synchronized boolean pass() {
    if (unheard < most && !isOn()) {
      unheard++;
      return true;
    }
    if (!isOn()) {
      until = clock.instant().plus(pause);
      unheard = most - 1;
    }
    return false;
  }

  /** An answer came that says something. */
  synchronized void heard() {
    unheard = 0;
  }
}
