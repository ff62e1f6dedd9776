package io.attentivecourier;

import io.attentivecourier.act.ActOutcome;
import io.attentivecourier.act.ActRefusal;
import io.attentivecourier.act.ActRequest;
import io.attentivecourier.act.Acts;
import io.attentivecourier.act.Releasable;
import io.attentivecourier.act.Resendable;
import io.attentivecourier.act.Retriable;
import io.attentivecourier.flow.RunLog;
import io.attentivecourier.home.FatalFault;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunRequest.Asked;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/**
 * Does acts in the process that serves, each on a thread of its own: judged by the rules of the
 * commands, noted before anything is sent, and waited for by a stop as every run is.
 */
final class ActsAtWork implements Acts, AutoCloseable {
  private final Courier courier;
  private final ServedPipelines pipelines;
  private final QuickActs quick;
  private final RunStarts starts;
  private final PlanStarts plans;
  private final ExecutorService threads;
  private volatile boolean open;

  /**
   * @param threads one for each act that is under way
   */
  ActsAtWork(Courier courier, ServedPipelines pipelines, QuickActs quick, ExecutorService threads) {
    this.courier = courier;
    this.pipelines = pipelines;
    this.quick = quick;
    this.threads = threads;
    BeginNotices begins = new BeginNotices();
    courier.addRunListener(begins);
    this.starts = new RunStarts(courier, begins);
    this.plans = new PlanStarts(courier, begins);
    courier.addRunListener(starts);
  }

  /** Takes acts from now on: what earlier processes left is at its end. */
  void open() {
    open = true;
  }

  @Override
  public CompletionStage<ActOutcome> begin(ActRequest request) {
    CompletableFuture<ActOutcome> outcome = new CompletableFuture<>();
    if (!open) {
      outcome.completeExceptionally(ActRefusal.starting());
      return outcome;
    }
    try {
      threads.execute(() -> begin(request, outcome));
    } catch (RejectedExecutionException closed) {
      outcome.completeExceptionally(ActRefusal.stopping());
    }
    return outcome;
  }

  private void begin(ActRequest request, CompletableFuture<ActOutcome> outcome) {
    try {
      courier.doWhole(() -> beginUnlessStopping(request, outcome));
    } catch (Throwable fault) {
      FatalFault.heed(fault);
      outcome.completeExceptionally(fault);
    }
  }

  /** From this look on a stop waits for it: nothing that was noted is cut off before it began. */
  private Void beginUnlessStopping(ActRequest request, CompletableFuture<ActOutcome> outcome)
      throws Exception {
    if (courier.isStopping()) {
      throw ActRefusal.stopping();
    }
    if (request instanceof ActRequest.RunNow run) {
      starts.begin(run.pipeline(), run.noWait(), () -> judged(run), outcome);
    } else if (request instanceof ActRequest.PlanNow plan) {
      plan(plan, outcome);
    } else if (request instanceof ActRequest.ReleaseHeld release) {
      starts.begin(release.run().pipeline(), false, () -> judged(release), outcome);
    } else if (request instanceof ActRequest.OfKept kept) {
      starts.begin(kept.run().pipeline(), false, () -> judged(kept), outcome);
    } else {
      outcome.complete(new ActOutcome.DoneAct(quick.document(request)));
    }
    return null;
  }

  private RunRequest judged(ActRequest.RunNow run) {
    pipelines.requireRun(run.pipeline(), run.again());
    return run.again() ? new RunRequest.Again(run.asked()) : new RunRequest.Run(run.asked());
  }

  /** Noted before the run: what is sent must not lack its reason after a crash. */
  private RunRequest judged(ActRequest.ReleaseHeld release) throws IOException {
    RunId held = release.run();
    Asked asked = release.asked();
    new Releasable(ledger(), courier.today(held.pipeline())).require(held);
    pipelines.requireRun(held.pipeline(), false);
    starts.requireIdle(held.pipeline());
    ledger().runs().note(new Act(Act.Kind.RELEASE, held, null, asked.who(), asked.reason()));
    RunLog.release(held, asked.who());
    return RunRequest.release(held, release.maxDrop());
  }

  /** These are noted when their run begins, as it may still be refused. */
  private RunRequest judged(ActRequest.OfKept act) {
    RunRequest.Kept kept = new RunRequest.Kept(act.run(), act.asked().who(), act.asked().reason());
    if (act instanceof ActRequest.TryAgain) {
      new Retriable(ledger()).require(act.run());
      return RunRequest.retry(kept);
    }
    new Resendable(ledger()).require(act.run());
    return act instanceof ActRequest.RollBack ? RunRequest.rollback(kept) : RunRequest.resend(kept);
  }

  private void plan(ActRequest.PlanNow plan, CompletableFuture<ActOutcome> outcome)
      throws Exception {
    pipelines.requirePlan(plan.pipeline());
    RunLog.plan(plan.pipeline(), plan.asked().who());
    plans.begin(plan.pipeline(), outcome);
  }

  @Override
  public Optional<RunId> planUnderWay(String pipeline) {
    return plans.underWay(pipeline);
  }

  @Override
  public Optional<RunRecord> lastPlan(String pipeline) {
    return plans.last(pipeline);
  }

  private Ledger ledger() {
    return courier.ledger();
  }

  /** Takes no more; what is under way is the courier's to stop. */
  void stop() {
    threads.shutdown();
  }

  /** To be called when nothing runs any more. */
  @Override
  public void close() {
    starts.close();
  }
}
