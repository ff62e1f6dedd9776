package io.attentivecourier.ledger;

import java.util.Objects;

/**
 * A request whose answer is known: consecutive lines of the run's sealed file.
 *
 * @param first its first line, from 0
 * @param people how many lines, 1 or more
 * @param job the receiver's id of the job; there for ACCEPTED, and one job is of one request
 * @param reason an id of a-z, 0-9 and -; there for REFUSED and UNCONFIRMED, else null
 * @param created {@code NEWLY} or {@code PREVIOUSLY} for an APPLIED subscriber, else null
 */
public record Answered(
    long first, int people, RequestState state, String job, String reason, String created) {
  public static final String NEWLY = "NEWLY";
  public static final String PREVIOUSLY = "PREVIOUSLY";

  public Answered {
    Objects.requireNonNull(state);
  }

  public static Answered accepted(long first, int people, String job) {
    return new Answered(first, people, RequestState.ACCEPTED, job, null, null);
  }

  public static Answered refused(long first, int people, String reason) {
    return new Answered(first, people, RequestState.REFUSED, null, reason, null);
  }

  /**
   * @param created {@link #NEWLY} or {@link #PREVIOUSLY}, or null where the answer does not say
   */
  public static Answered applied(long first, int people, String created) {
    return new Answered(first, people, RequestState.APPLIED, null, null, created);
  }

  public static Answered unconfirmed(long first, int people, String reason) {
    return new Answered(first, people, RequestState.UNCONFIRMED, null, reason, null);
  }

  /** The lines that it answers for. */
  public Range lines() {
    return new Range(first, people);
  }
}
