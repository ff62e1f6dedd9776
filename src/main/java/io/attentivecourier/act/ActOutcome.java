package io.attentivecourier.act;

import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunId;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What became of an act at once; a run that it began has its end later. */
public sealed interface ActOutcome {
  /**
   * A run has begun, or a plan.
   *
   * @param end completes when it has ended; never in this process if that ends first
   */
  record BegunRun(RunId run, CompletionStage<RunRecord> end) implements ActOutcome {}

  /** Today is whole already: nothing was begun, and nothing is sent. */
  record WholeAlready(RunRecord run) implements ActOutcome {}

  /**
   * It is done.
   *
   * @param document as the command of that name prints it
   */
  record DoneAct(Map<String, Object> document) implements ActOutcome {}
}
