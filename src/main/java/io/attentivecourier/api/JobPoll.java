package io.attentivecourier.api;

import io.attentivecourier.ledger.OpenJob;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An open job and how often it was looked at by this process. Only one look at a job is under way
 * at a time.
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

  /** A look goes out, under a number that its rate limiter gave. */
  public synchronized void setNumber(long given) {
    number = given;
  }

  public synchronized long number() {
    return number;
  }

  /** One look is over. */
  public synchronized void reschedule(Instant next) {
    looks++;
    due = next;
    result = null;
  }

  /** It is done, and there its result is. */
  public synchronized void setResult(URI url) {
    result = url;
  }

  public synchronized Optional<URI> result() {
    return Optional.ofNullable(result);
  }

  /** A look that brought no answer, or no result. Whether there were enough of them: 3. */
  public synchronized boolean countFailure() {
    inVain++;
    return inVain >= MOST_IN_VAIN;
  }

  @Override
  public String toString() {
    return "job " + job.job() + " of " + job.run();
  }

  /**
   * When an open job is looked at. Most of 10,000 records a day are done within 4 hours, the rest
   * within 12: looking ever less often costs nobody anything.
   *
   * @param every before the first look; each next wait is half as long again, up to 15 minutes
   * @param within after it was accepted, a job is followed no longer
   */
  public record PollSchedule(Duration every, Duration within) {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final double GROWTH = 1.5;
    private static final double JITTER = 0.1;

    /**
     * @param looks that there were
     * @param last when the last one was, or when the job was accepted
     * @param random 0 to 1
     * @return at the latest when its time is over
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

    /** Whether a job has had its time. */
    public boolean isOver(Instant accepted, Instant now) {
      return !now.isBefore(accepted.plus(within));
    }
  }
}
