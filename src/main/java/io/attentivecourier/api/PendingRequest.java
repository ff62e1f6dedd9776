package io.attentivecourier.api;

import io.attentivecourier.ledger.RequestResult;
import java.time.Duration;
import java.util.Optional;

/**
 * One request of a delivery, from its first try until something is known of its people. It belongs
 * to one thread.
 */
public final class PendingRequest {
  /** The maximum number of tries. They take about two minutes: waits of 1, 2, 4 … 60 s. */
  private static final int MOST_TRIES = 8;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final ApiDelivery delivery;
  private final Bisection batch;
  private final Request lines;
  private int tries;
  private long number;

  public PendingRequest(ApiDelivery delivery, Bisection batch, Request lines) {
    this.delivery = delivery;
    this.batch = batch;
    this.lines = lines;
  }

  public ApiDelivery delivery() {
    return delivery;
  }

  public byte[] body() {
    return delivery.call().body(lines);
  }

  /**
   * Waits for the moment to send: after a failed try first its own wait, then the shared rate
   * limiter.
   *
   * @param firstWait the wait before the first retry
   * @param random 0 to 1
   */
  public void acquire(Duration firstWait, double random) throws InterruptedException {
    delivery.limiter().pause(waitBefore(tries, firstWait, random));
    number = delivery.limiter().acquire();
  }

  /**
   * The wait before a try. Attentive advises exponential waits with randomness; without it all
   * requests that failed together would come back together.
   *
   * @param retry 0 for the first try, which does not wait
   * @param random 0 to 1; the wait is between half of the full wait and all of it
   */
  static Duration waitBefore(int retry, Duration first, double random) {
    if (retry == 0) {
      return Duration.ZERO;
    }
    double full = Math.min(LONGEST_WAIT.toMillis(), first.toMillis() * Math.pow(2, retry - 1.0));
    return Duration.ofMillis(Math.round(full * (0.5 + random / 2)));
  }

  /** Notes that one more try goes out. */
  public void intend() {
    delivery.call().intend(delivery.run(), lines);
    tries++;
  }

  /** Reports an answer to the rate limiter, whatever it says about the people. */
  public void report(int status, RateHeaders headers) {
    delivery.limiter().report(number, status, headers);
  }

  /**
   * Decides about its people by the answer; returns null if they are sent again in halves.
   *
   * @throws ApiFault if the answer decides nothing about them
   */
  public RequestResult decide(Answer answer) {
    return batch.decide(lines, answer);
  }

  /**
   * Counts its batch if every record of the batch was refused. Returns true if there were enough
   * such batches.
   */
  public boolean countRefusedWhole() {
    return batch.isRefusedWhole() && delivery.countRefusedWhole();
  }

  /** True if the same request may be sent once more without harm, and a try is left. */
  public boolean isWorthRetry(FailedRequest failed) {
    return isTryLeft(tries) && failed.mayRepeat(delivery.call());
  }

  static boolean isTryLeft(int tries) {
    return tries < MOST_TRIES;
  }

  /** The answer in place of one that was lost; empty if the request may be sent again. */
  public Optional<Answer> lost(FailedRequest failed) {
    return failed.lost(delivery.call());
  }

  /** Names its lines, and nothing of a person. */
  @Override
  public String toString() {
    return lines.toString();
  }
}
