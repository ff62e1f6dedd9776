package io.attentivecourier.door;

import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.home.Locks;
import io.attentivecourier.run.RunId;

/** The right to bring one open run forward: nobody else sends or follows it meanwhile. */
public final class RunTurn implements AutoCloseable {
  private final RunId run;
  private final Locks.Held lock;
  private final boolean last;
  private ApiDelivery delivery;

  /**
   * @param lock null where another process or thread brings it forward
   * @param last whether no other turn of its pass comes after it
   */
  RunTurn(RunId run, Locks.Held lock, boolean last) {
    this.run = run;
    this.lock = lock;
    this.last = last;
  }

  /** Whether it is ours to bring forward. */
  public boolean isOurs() {
    return lock != null;
  }

  boolean isLast() {
    return last;
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
