package io.attentivecourier.api;

import io.attentivecourier.run.Reason;
import java.util.Optional;

/**
 * Reports that a request did not get the expected answer. It holds nothing of the request's body or
 * of the answer's body.
 */
public final class ApiFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final boolean worthRetry;

  private ApiFault(Reason reason, String message, boolean worthRetry) {
    super(message);
    this.reason = reason;
    this.worthRetry = worthRetry;
  }

  /** Creates a fault of the receiver that may pass: the same request is sent again. */
  public static ApiFault passing(String message) {
    return new ApiFault(Reason.API_DOWN, message, true);
  }

  /** Creates a fault that every request would meet: the rest is not sent. */
  public static ApiFault lasting(Reason reason, String message) {
    return new ApiFault(reason, message, false);
  }

  /** Creates the signal that the process is to end. It is not a fault of the receiver. */
  public static ApiFault stopped() {
    return new ApiFault(null, "the process is to end", false);
  }

  /** The reason of the fault; empty if the process is to end. */
  public Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  public boolean isWorthRetry() {
    return worthRetry;
  }
}
