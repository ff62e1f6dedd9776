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
public record RequestResult(
    long first, int people, RequestState state, String job, String reason, String created) {
  public static final String NEWLY = "NEWLY";
  public static final String PREVIOUSLY = "PREVIOUSLY";

  public RequestResult {
    Objects.requireNonNull(state);
  }

  public static RequestResult accepted(long first, int people, String job) {
    return new RequestResult(first, people, RequestState.ACCEPTED, job, null, null);
  }

  public static RequestResult refused(long first, int people, String reason) {
    return new RequestResult(first, people, RequestState.REFUSED, null, reason, null);
  }

  /**
   * @param created {@link #NEWLY} or {@link #PREVIOUSLY}, or null where the answer does not say
   */
  public static RequestResult applied(long first, int people, String created) {
    return new RequestResult(first, people, RequestState.APPLIED, null, null, created);
  }

  public static RequestResult unconfirmed(long first, int people, String reason) {
    return new RequestResult(first, people, RequestState.UNCONFIRMED, null, reason, null);
  }

  /** The lines that it answers for. */
  public LineRange lines() {
    return new LineRange(first, people);
  }

  /** What the answer to a request says of all its people. */
  public enum RequestState {
    /** Taken as a job, whose end says what became of each. */
    ACCEPTED,
    REFUSED,
    APPLIED,
    /** Nobody can tell, and it is not sent again by itself. */
    UNCONFIRMED
  }
}
