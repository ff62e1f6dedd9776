package io.attentivecourier.settings;

/** What a delivered segment that is missing from the result does to its run. */
public enum Vanished {
  /** The run is HELD: the receiver keeps the old members, and no file can empty their list. */
  HOLD,
  /** It is only reported. */
  REPORT
}
