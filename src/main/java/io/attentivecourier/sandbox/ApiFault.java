package io.attentivecourier.sandbox;

import java.util.Optional;

/**
 * What goes wrong with a call.
 *
 * @param status of {@link Kind#STATUS}, else 0
 * @param retryAfter the header's value; Attentive documents none, a gateway before it may send one
 */
public record ApiFault(Kind kind, int status, Optional<String> retryAfter) {

  /** The ways a call fails. */
  public enum Kind {
    STATUS,
    HANG,
    HANG_AFTER_TAKING,
    CUT_BEFORE_READING,
    CUT_AFTER_TAKING,
    CUT_IN_ANSWER
  }

  private static ApiFault of(Kind kind) {
    return new ApiFault(kind, 0, Optional.empty());
  }

  /** The call is not taken and answered so, with an empty body. */
  public static ApiFault status(int status) {
    return new ApiFault(Kind.STATUS, status, Optional.empty());
  }

  /** 429 or 503 with the header {@code Retry-After}, in seconds or as a date. */
  public static ApiFault retryAfter(int status, String value) {
    return new ApiFault(Kind.STATUS, status, Optional.of(value));
  }

  /** The call is not taken and gets no answer until {@link ApiFaults#release()}. */
  public static ApiFault hang() {
    return of(Kind.HANG);
  }

  /** The call is taken and gets no answer until {@link ApiFaults#release()}. */
  public static ApiFault hangAfterTaking() {
    return of(Kind.HANG_AFTER_TAKING);
  }

  /** The connection ends before the body is read. */
  public static ApiFault cutBeforeReading() {
    return of(Kind.CUT_BEFORE_READING);
  }

  /** The call is taken, and its answer is lost. */
  public static ApiFault cutAfterTaking() {
    return of(Kind.CUT_AFTER_TAKING);
  }

  /** The call is taken, and the connection ends in the middle of the answer's body. */
  public static ApiFault cutInAnswer() {
    return of(Kind.CUT_IN_ANSWER);
  }
}
