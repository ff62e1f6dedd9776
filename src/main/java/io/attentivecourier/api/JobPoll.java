package io.attentivecourier.api;

import io.attentivecourier.ledger.OpenJob;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An open job and the number of polls of it by this process. Only one poll of a job is in flight at
 * a time.
 */
public final class JobPoll {
  private static final int MOST_IN_VAIN = 3;

  private final OpenJob job;
  private int looks;
  private int inVain;
  private long number;
  private Instant due;
  private URI result;

  public JobPoll(OpenJob job, Instant due) {
    this.job = job;
    this.due = due;
  }

  public OpenJob job() {
    return job;
  }

  public synchronized Instant due() {
    return due;
  }

  public synchronized int polls() {
    return looks;
  }

  /** Notes the number that the rate limiter gave to the poll that goes out. */
  public synchronized void setNumber(long given) {
    number = given;
  }

  public synchronized long number() {
    return number;
  }

  /** Ends one poll and sets the time of the next. */
  public synchronized void reschedule(Instant next) {
    looks++;
    due = next;
    result = null;
  }

  /** Notes that the job is done, and the address of its result. */
  public synchronized void setResult(URI url) {
    result = url;
  }

  public synchronized Optional<URI> result() {
    return Optional.ofNullable(result);
  }

  /**
   * Counts a poll that brought no answer, or no result. Returns true from the third such poll on:
   * three are enough.
   */
  public synchronized boolean countFailure() {
    inVain++;
    return inVain >= MOST_IN_VAIN;
  }

  @Override
  public String toString() {
    return "job " + job.job() + " of " + job.run();
  }

  /**
   * The times at which an open job is polled. Most of 10,000 records a day are done within 4 hours,
   * the rest within 12: it costs nothing to poll less and less often.
   *
   * @param every the wait before the first poll; each next wait is half as long again, up to 15
   *     minutes
   * @param within the time for which a job is followed after it was accepted
   */
  public record PollSchedule(Duration every, Duration within) {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final double GROWTH = 1.5;
    private static final double JITTER = 0.1;

    /**
     * @param looks the number of polls so far
     * @param last the time of the last poll, or when the job was accepted
     * @param random 0 to 1
     * @return the time of the next poll; the first poll that would come after the job's time is
     *     moved to the end of that time
     */
    public Instant nextPoll(Instant accepted, int looks, Instant last, double random) {
      Instant end = accepted.plus(within);
      Instant next = last.plus(wait(looks, random));
      return next.isAfter(end) && last.isBefore(end) ? end : next;
    }

    private Duration wait(int looks, double random) {
      double most = Math.max(LONGEST.toMillis(), every.toMillis());
      double full = Math.min(most, every.toMillis() * Math.pow(GROWTH, looks));
      return Duration.ofMillis(Math.round(full * (1 - JITTER + 2 * JITTER * random)));
    }

    /** True if the time of a job is over. */
    public boolean isOver(Instant accepted, Instant now) {
      return !now.isBefore(accepted.plus(within));
    }
  }
}
