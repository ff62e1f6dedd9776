package io.attentivecourier.ledger;

import java.util.Objects;

/**
 * A request whose answer is known. It covers consecutive lines of the run's sealed file.
 *
 * @param first its first line, from 0
 * @param people the number of its lines, 1 or more
 * @param job the receiver's id of the job; set for ACCEPTED, and one job belongs to one request
 * @param reason an id of a-z, 0-9 and -; set for REFUSED and UNCONFIRMED, else null
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
   * @param created {@link #NEWLY} or {@link #PREVIOUSLY}, or null if the answer does not say
   */
  public static RequestResult applied(long first, int people, String created) {
    return new RequestResult(first, people, RequestState.APPLIED, null, null, created);
  }

  public static RequestResult unconfirmed(long first, int people, String reason) {
    return new RequestResult(first, people, RequestState.UNCONFIRMED, null, reason, null);
  }

  /** The lines that the answer covers. */
  public LineRange lines() {
    return new LineRange(first, people);
  }

  /** The state that the answer to a request gives to all its people. */
  public enum RequestState {
    /** Accepted as a job; the end of the job says what became of each person. */
    ACCEPTED,
    REFUSED,
    APPLIED,
    /** The result is unknown, and the request is not sent again by itself. */
    UNCONFIRMED
  }
}
