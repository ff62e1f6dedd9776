package io.attentivecourier.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops requests while the API does not answer. It is for requests that are lost for good if they
 * get no answer: an outage of an hour at 10 requests a second would leave 36,000 people who are
 * never asked again. Any thread may call it.
 */
final class Breaker {
  private final int most;
  private final Duration pause;
  private final Clock clock;
  private int unheard;
  private Instant until = Instant.MIN;

  /**
   * @param most the maximum number of requests since the last answer
   * @param pause the time until a single request is tried
   */
  Breaker(int most, Duration pause, Clock clock) {
    this.most = most;
    this.pause = pause;
    this.clock = clock;
  }

  /** True if no request may be tried now. */
  synchronized boolean isOpen() {
    return clock.instant().isBefore(until);
  }

  /**
   * True if one more request may go out without an answer; if not, the breaker is open from now on.
   */
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

  /** Notes an answer that says something, and starts to count again. */
  synchronized void recordAnswer() {
    unheard = 0;
  }
}
