package io.attentivecourier.run;

import java.util.Objects;

/**
 * An operator's word to send again what is kept of a run.
 *
 * @param run whose files they are
 * @param who the operator's name on the machine
 * @param reason in the operator's words; empty where none was asked for
 */
public record Kept(RunId run, String who, String reason) {
  public Kept {
    Objects.requireNonNull(run);
    Objects.requireNonNull(who);
    Objects.requireNonNull(reason);
  }
}
