package io.attentivecourier.run;

import java.util.Collection;

/** The states of a run, from good to bad: the state of a run is the worst of its parts. */
public enum RunState {
  WHOLE(0),
  UNCHANGED(0),
  SKIPPED(0),
  /** Its time has not come. Only the ledger says so. */
  DUE(0),
  /** Its time fell into a pause. Only the ledger says so. */
  PAUSED(0),
  /** Begun and not ended. Only the ledger says so. */
  RUNNING(0),
  BUSY(5),
  ACCEPTED(4),
  PARTIAL(4),
  HELD(3),
  /** Its time passed without a run. Only the ledger says so. */
  MISSED(1),
  /** Its deadline passed and it is not whole. Only the ledger says so. */
  LATE(1),
  FAILED(1);

  private final int exitCode;

  RunState(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of the process that ends with this state. */
  public int exitCode() {
    return exitCode;
  }

  /** The worst of them; {@link #WHOLE} where there are none. */
  public static RunState worst(Collection<RunState> states) {
    return states.stream().max(Enum::compareTo).orElse(WHOLE);
  }
}
