package io.attentivecourier.console;

/** What somebody who is signed in may do. */
public enum Role {
  /** Reads counts, names and states. */
  VIEWER,
  /** Acts, with a reason: run, plan, release, resend, rollback, retry, retire, pause, resume. */
  OPERATOR,
  /** Reads rejected rows. */
  DATA
}
