package io.attentivecourier.door;

import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.home.Locks;
import io.attentivecourier.run.RunId;

/** The right to bring one open run forward: nobody else sends or follows it meanwhile. */
public final class Turn implements AutoCloseable {
  private final RunId run;
  private final Locks.Held lock;
  private ApiDelivery delivery;

  /**
   * @param lock null where another process or thread brings it forward
   */
  Turn(RunId run, Locks.Held lock) {
    this.run = run;
    this.lock = lock;
  }

  /** Whether it is ours to bring forward. */
  public boolean isOurs() {
    return lock != null;
  }

  public RunId getRun() {
    return run;
  }

  void sending(ApiDelivery delivery) {
    this.delivery = delivery;
  }

  /** Null where nothing was sent in this turn. */
  ApiDelivery delivery() {
    return delivery;
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
