package io.attentivecourier.api;

import java.time.Duration;

/**
 * How long a request waits before it is tried again. Attentive advises exponential waits with
 * randomness; without it all that failed together comes back together.
 *
 * @param first before the first retry
 * @param most of one wait
 * @param tries in all, the first one counted
 */
public record Backoff(Duration first, Duration most, int tries) {
  /** 1, 2, 4 … 60 s, 8 tries: given up after about two minutes. */
  public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 8);

  /** The same with another first wait. */
  public Backoff from(Duration first) {
    return new Backoff(first, most, tries);
  }

  public boolean isWorthRetry(int retry) {
    return retry < tries;
  }

  /**
   * @param retry 0: the first try, which waits for nothing
   * @param random 0 to 1: between half of the wait and all of it
   */
  public Duration before(int retry, double random) {
    if (retry == 0) {
      return Duration.ZERO;
    }
    double full = Math.min(most.toMillis(), first.toMillis() * Math.pow(2, retry - 1.0));
    return Duration.ofMillis(Math.round(full * (0.5 + random / 2)));
  }
}
