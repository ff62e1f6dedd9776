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
  /** The kind of such a run in the ledger. */
  RunKind kind(RunRequest request);

  /** The report of a pipeline that runs in another process. */
  RunReport busy(String pipeline, LocalDate date);

  /** The report in place of a run that must not begin; called under the pipeline's lock. */
  Optional<RunReport> instead(String pipeline, LocalDate date, RunRequest request);

  /** Called when the run is in the ledger and before its first step. */
  default void onBegin(RunId run, RunRequest request) {}

  /**
   * @param lock the pipeline's, or null for a run that needs none
   */
  R run(ActiveRun.Beginning beginning, Locks.Held lock);
}
