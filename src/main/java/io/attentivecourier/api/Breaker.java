package io.attentivecourier.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops requests that nobody answers, where each of them is lost for good: an outage of an hour at
 * 10 requests a second would leave 36,000 people who are never asked again. Any thread may call it.
 */
final class Breaker {
  private final int most;
  private final Duration pause;
  private final Clock clock;
  private int unheard;
  private Instant until = Instant.MIN;

  /**
   * @param most requests since the last answer
   * @param pause until a single one is tried
   */
  Breaker(int most, Duration pause, Clock clock) {
    this.most = most;
    this.pause = pause;
    this.clock = clock;
  }

  /** Whether nothing is to be tried now. */
  synchronized boolean isOpen() {
    return clock.instant().isBefore(until);
  }

  /** Whether one more may go out without an answer; if not, the brake is on from now. */
  synchronized boolean tryPass() {
    if (unheard < most && !isOpen()) {
      unheard++;
      return true;
    }
    if (!isOpen()) {
      until = clock.instant().plus(pause);
      unheard = most - 1;
    }
    return false;
  }

  /** An answer came that says something. */
  synchronized void recordAnswer() {
    unheard = 0;
  }
}
