package io.attentivecourier.run;

/** What became of one segment in one run. */
public enum SegmentState {
  /** Planned: would be sent now. */
  READY(RunState.WHOLE),
  DELIVERED(RunState.WHOLE),
  /** Sealed and not yet at the receiver. */
  SEALED(RunState.RUNNING),
  /** A guard keeps it here; the receiver keeps the list that it has. */
  HELD(RunState.HELD),
  /** Delivered before and not in this result; the receiver keeps its old members. */
  VANISHED(RunState.HELD),
  /** The segment that caused its whole run to be refused. */
  REFUSED(RunState.FAILED),
  /** Not sent, as its run was refused or held for another reason. */
  NOT_SENT(RunState.FAILED),
  FAILED(RunState.FAILED);

  private final RunState weight;

  SegmentState(RunState weight) {
    this.weight = weight;
  }

  /** What this segment's state means for its run. */
  public RunState weight() {
    return weight;
  }
}
