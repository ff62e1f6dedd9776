package io.attentivecourier.flow;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;

/**
 * Stops the runs of a process that was asked to end. It is raised once. A run looks at it between
 * two batches of rows and between two shipments: before its seal it ends as interrupted, after it
 * the files that are left wait for the next start.
 */
public final class StopSign {
  private volatile boolean raised;

  public void raise() {
    raised = true;
  }

  public boolean isRaised() {
    return raised;
  }

  /**
   * @throws Refusal INTERRUPTED once it is raised
   */
  public void throwIfRaised() {
    if (raised) {
      throw new Refusal(Reason.INTERRUPTED, Reason.INTERRUPTED.what());
    }
  }
}
