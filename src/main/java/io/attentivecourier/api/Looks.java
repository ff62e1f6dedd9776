package io.attentivecourier.api;

import java.time.Duration;
import java.time.Instant;

/**
 * When an open job is looked at. Most of 10,000 records a day are done within 4 hours, the rest
 * within 12: looking ever less often costs nobody anything.
 *
 * @param every before the first look; each next wait is half as long again, up to 15 minutes
 * @param within after it was accepted, a job is followed no longer
 */
public record Looks(Duration every, Duration within) {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final double GROWTH = 1.5;
  private static final double JITTER = 0.1;

  /**
   * @param looks that there were
   * @param last when the last one was, or when the job was accepted
   * @param random 0 to 1
   * @return at the latest when its time is over
   */
  public Instant next(Instant accepted, int looks, Instant last, double random) {
    Instant end = accepted.plus(within);
    Instant next = last.plus(wait(looks, random));
    return next.isAfter(end) && last.isBefore(end) ? end : next;
  }

  private Duration wait(int looks, double random) {
    double most = Math.max(LONGEST.toMillis(), every.toMillis());
    double full = Math.min(most, every.toMillis() * Math.pow(GROWTH, looks));
    return Duration.ofMillis(Math.round(full * (1 - JITTER + 2 * JITTER * random)));
  }

  /** Whether a job has had its time. */
  public boolean isOver(Instant accepted, Instant now) {
    return !now.isBefore(accepted.plus(within));
  }
}
