package io.attentivecourier.flow;

import io.attentivecourier.home.Locks;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import java.time.LocalDate;
import java.util.Optional;

/** The steps of opening a run that differ between destinations. */
public interface RunOpening<R extends ActiveRun> {
  /** What the ledger calls such a run. */
  RunKind kind(RunRequest request);

  /** What is told of a pipeline that runs elsewhere. */
  RunReport busy(String pipeline, LocalDate date);

  /** What is told in place of a run that is not to begin; asked under the pipeline's lock. */
  Optional<RunReport> instead(String pipeline, LocalDate date, RunRequest request);

  /** The run is in the ledger, and nothing of it was done. */
  default void onBegin(RunId run, RunRequest request) {}

  /**
   * @param lock the pipeline's, or null for a run that needs none
   */
  R run(ActiveRun.Beginning beginning, Locks.Held lock);
}
