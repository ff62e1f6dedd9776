package io.attentivecourier.act;

import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Does what operators ask for, in the process that serves, on threads of its own. */
public interface Acts {
  /**
   * Judges and begins it, and returns before that is done.
   *
   * @return completes by the thread of the act, so go on by another; exceptionally with an {@link
   *     ActRefusal}, or with a {@link io.attentivecourier.settings.SettingsFault} that says what to
   *     do instead
   */
  CompletionStage<ActOutcome> begin(ActRequest request);

  /** The plan of the pipeline that is under way. */
  Optional<RunId> planUnderWay(String pipeline);

  /** The newest plan of the pipeline that ended in this process; the ledger has none of them. */
  Optional<RunRecord> lastPlan(String pipeline);
}
