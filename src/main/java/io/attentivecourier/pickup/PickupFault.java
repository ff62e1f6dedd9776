package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;

/** A step at the pickup folder that did not succeed. Nothing half is visible under a final name. */
public final class PickupFault extends RuntimeException {
  private final Reason reason;

  public PickupFault(Reason reason, String detail) {
    this(reason, detail, null);
  }

  public PickupFault(Reason reason, String detail, Throwable cause) {
    super(reason.what() + ": " + detail, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Whether the same step may succeed later. A full disk counts: a server only says "failure". */
  public boolean worthRetry() {
    return reason.mayPass();
  }
}
