package io.attentivecourier.api;

import io.attentivecourier.run.Reason;
import java.util.Optional;

/** A request was not answered as it should be. Holds nothing of its body or of the answer's. */
public final class ApiFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final boolean worthRetry;

  private ApiFault(Reason reason, String message, boolean worthRetry) {
    super(message);
    this.reason = reason;
    this.worthRetry = worthRetry;
  }

  /** The receiver's fault, which may pass: the same request is tried again. */
  public static ApiFault passing(String message) {
    return new ApiFault(Reason.API_DOWN, message, true);
  }

  /** Every request would meet the same: the rest is not sent. */
  public static ApiFault lasting(Reason reason, String message) {
    return new ApiFault(reason, message, false);
  }

  /** The process is to end: no fault of the receiver's. */
  public static ApiFault stopped() {
    return new ApiFault(null, "the process is to end", false);
  }

  /** Empty where the process is to end. */
  public Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  public boolean isWorthRetry() {
    return worthRetry;
  }
}
