package io.attentivecourier;

import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.LedgerReader;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.util.function.Predicate;

/** Begun, and nobody is at work on it: its process ended, or could not write its end. */
final class Interrupted implements Predicate<RunReport> {
  private final LedgerReader ledger;
  private final Locks locks;

  /**
   * @param locks the home's: who runs a pipeline holds its lock
   */
  Interrupted(LedgerReader ledger, Locks locks) {
    this.ledger = ledger;
    this.locks = locks;
  }

  @Override
  public boolean test(RunReport run) {
    return run.state() == RunState.RUNNING
        && !ledger.isSealed(run.run())
        && locks.isFree("pipeline-" + run.run().pipeline());
  }
}
