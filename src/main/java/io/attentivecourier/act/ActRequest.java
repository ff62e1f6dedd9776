package io.attentivecourier.act;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest.Asked;
import java.math.BigDecimal;

/** What somebody asks to be done, with the name and the reason for the ledger. */
public sealed interface ActRequest {
  Asked asked();

  /**
   * A run of today, now.
   *
   * @param again over what is delivered today
   * @param noWait ends when everybody is sent; for people
   */
  record RunNow(String pipeline, boolean again, boolean noWait, Asked asked)
      implements ActRequest {}

  /** The query and all rules; nothing is sent. */
  record PlanNow(String pipeline, Asked asked) implements ActRequest {}

  /**
   * Lets a held run go, once.
   *
   * @param maxDrop the new limit of the drop, in percent; null: up to what was shown
   */
  record ReleaseHeld(RunId run, BigDecimal maxDrop, Asked asked) implements ActRequest {}

  /** An act on what is kept of a run. */
  sealed interface OfKept extends ActRequest {
    RunId run();
  }

  /** Sends the kept files of today's newest run again. */
  record SendAgain(RunId run, Asked asked) implements OfKept {}

  /** Sends an earlier run's lists as today's. */
  record RollBack(RunId run, Asked asked) implements OfKept {}

  /** Sends again those whom a run was not applied to. */
  record TryAgain(RunId run, Asked asked) implements OfKept {}

  /** Ends a pipeline's ownership of a segment. */
  record RetireSegment(String segment, Asked asked) implements ActRequest {}

  /** Stops what the pipeline starts by itself. */
  record PauseStarts(String pipeline, Asked asked) implements ActRequest {}

  /** Ends a pause; nothing is started. */
  record ResumeStarts(String pipeline, Asked asked) implements ActRequest {}
}
