package io.attentivecourier;

import io.attentivecourier.act.ActOutcome;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunId;
import java.util.concurrent.CompletableFuture;

/** A run that somebody asked for: not begun yet, begun, or ended. */
final class StartedRun {
  private final CompletableFuture<ActOutcome> outcome;
  private final CompletableFuture<RunId> begun = new CompletableFuture<>();
  private final CompletableFuture<RunRecord> end = new CompletableFuture<>();

  StartedRun(CompletableFuture<ActOutcome> outcome) {
    this.outcome = outcome;
  }

  void begin(RunId run) {
    begun.complete(run);
    outcome.complete(new ActOutcome.BegunRun(run, end));
  }

  boolean isBegun() {
    return begun.getNow(null) != null;
  }

  void end(RunRecord record) {
    end.complete(record);
  }

  void fail(Throwable fault) {
    end.completeExceptionally(fault);
  }

  /** Nothing begins any more, if nothing has. */
  void close() {
    begun.complete(null);
  }

  /** Completes with the run, or with null once it is certain that none begins. */
  CompletableFuture<RunId> begun() {
    return begun;
  }
}
