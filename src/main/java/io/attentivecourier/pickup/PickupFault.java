package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;
import java.util.EnumSet;
import java.util.Set;

/** A step at the pickup folder that did not succeed. Nothing half is visible under a final name. */
public final class PickupFault extends RuntimeException {
  /**
   * What may pass by itself. A full disk is among them, as a server says only "failure"; a refused
   * login is not, as a second try brings a lock-out nearer.
   */
  private static final Set<Reason> PASSING =
      EnumSet.of(Reason.UNREACHABLE, Reason.STALLED, Reason.NO_SPACE);

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

  /** Whether the same step may succeed later. */
  public boolean worthRetry() {
    return PASSING.contains(reason);
  }
}
