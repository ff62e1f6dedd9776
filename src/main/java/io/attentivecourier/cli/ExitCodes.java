package io.attentivecourier.cli;

/** Exit codes that belong to no state of a run. */
final class ExitCodes {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int BUSY = 5;

  /** Of a question: there is nothing of that kind. */
  static final int NOWHERE = 6;

  private ExitCodes() {}
}
