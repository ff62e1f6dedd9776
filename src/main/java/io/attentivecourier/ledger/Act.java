package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.util.Objects;

/**
 * What an operator did.
 *
 * @param run what it was done to, or null where it was a segment
 * @param segment what it was done to, or null where it was a run
 * @param who the operator's name on the machine
 * @param reason in the operator's words
 */
public record Act(Kind kind, RunId run, String segment, String who, String reason) {

  /** What can be done to a run or a segment. */
  public enum Kind {
    RELEASE,
    RESEND,
    ROLLBACK,
    RETRY,
    RETIRE
  }

  public Act {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(who);
    Objects.requireNonNull(reason);
  }
}
