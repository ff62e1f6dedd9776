package io.attentivecourier.api;

import io.attentivecourier.ledger.OpenJob;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * An open job and how often it was looked at by this process. Only one look at a job is under way
 * at a time.
 */
public final class Look {
  private static final int MOST_IN_VAIN = 3;

  private final OpenJob job;
  private int looks;
  private int inVain;
  private Instant due;
  private URI result;

  public Look(OpenJob job, Instant due) {
    this.job = job;
    this.due = due;
  }

  public OpenJob job() {
    return job;
  }

  public synchronized Instant due() {
    return due;
  }

  public synchronized int looks() {
    return looks;
  }

  /** One look is over. */
  public synchronized void again(Instant next) {
    looks++;
    due = next;
    result = null;
  }

  /** It is done, and there its result is. */
  public synchronized void found(URI url) {
    result = url;
  }

  public synchronized Optional<URI> result() {
    return Optional.ofNullable(result);
  }

  /** A look that brought no answer, or no result. Whether there were enough of them: 3. */
  public synchronized boolean wasInVainOftenEnough() {
    inVain++;
    return inVain >= MOST_IN_VAIN;
  }

  @Override
  public String toString() {
    return "job " + job.job() + " of " + job.run();
  }
}
