package io.attentivecourier.console;

import java.util.Locale;

/** What somebody who is signed in may do. */
public enum Role {
  /** Reads counts, names and states. */
  VIEWER,
  /** Acts, with a reason: run, plan, release, resend, rollback, retry, retire, pause, resume. */
  OPERATOR,
  /** Reads rejected rows. */
  DATA;

  /** As settings and messages write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
