package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;
import java.util.Optional;

/** A step at the pickup folder that did not succeed. Nothing half is visible under a final name. */
public final class PickupFault extends RuntimeException {
  private final Reason reason;
  private final Obstacle obstacle;
  private final String detail;

  public PickupFault(Reason reason, String detail) {
    this(reason, detail, null);
  }

  public PickupFault(Reason reason, String detail, Throwable cause) {
    this(reason, null, detail, cause);
  }

  PickupFault(Obstacle obstacle, String detail, Throwable cause) {
    this(obstacle.reason(), obstacle, detail, cause);
  }

  private PickupFault(Reason reason, Obstacle obstacle, String detail, Throwable cause) {
    super(reason.what() + ": " + detail, cause);
    this.reason = reason;
    this.obstacle = obstacle;
    this.detail = detail;
  }

  public Reason reason() {
    return reason;
  }

  /** What the server said, where it was the server. */
  public Optional<Obstacle> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** What was asked for and what the answer was, without the reason. */
  String detail() {
    return detail;
  }

  boolean is(Obstacle other) {
    return obstacle == other;
  }

  /** Whether the same step may succeed later. A full disk counts: a server only says "failure". */
  public boolean worthRetry() {
    return reason.mayPass();
  }
}
