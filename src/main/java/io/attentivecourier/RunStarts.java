package io.attentivecourier;

import io.attentivecourier.act.ActOutcome;
import io.attentivecourier.act.ActRefusal;
import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Begins runs that somebody asks for, one a pipeline at a time, and tells their ends: of a run of
 * people that is when the last of its outcomes is known.
 */
final class RunStarts implements RunEnds.RunListener {
  private final Courier courier;
  private final BeginNotices begins;
  private final Map<String, StartedRun> underWay = new ConcurrentHashMap<>();
  private final Map<RunId, StartedRun> followed = new ConcurrentHashMap<>();

  RunStarts(Courier courier, BeginNotices begins) {
    this.courier = courier;
    this.begins = begins;
  }

  /**
   * Begins a run and works on it; for people, until they are sealed.
   *
   * @param noWait it has ended when everybody is sent
   * @param judged says no, or notes the act and gives the request; asked while no other act of the
   *     pipeline is judged
   * @param outcome completed as soon as the run has its id
   */
  void begin(
      String pipeline,
      boolean noWait,
      Callable<RunRequest> judged,
      CompletableFuture<ActOutcome> outcome)
      throws Exception {
    StartedRun start = new StartedRun(outcome);
    StartedRun first = underWay.putIfAbsent(pipeline, start);
    if (first != null) {
      first
          .begun()
          .thenAccept(run -> outcome.completeExceptionally(BusyPipelines.refusal(pipeline, run)));
      return;
    }
    try {
      run(pipeline, judged.call(), noWait, start, outcome);
    } catch (Exception | Error fault) {
      start.fail(fault);
      throw fault;
    } finally {
      start.close();
      underWay.remove(pipeline, start);
    }
  }

  /**
   * Refuses while something works on the pipeline: for an act that is noted before its run. Other
   * acts are not asked for it, as to look takes the pipeline's lock for a moment.
   */
  void requireIdle(String pipeline) throws IOException {
    new BusyPipelines(courier).requireIdle(pipeline);
  }

  private void run(
      String pipeline,
      RunRequest request,
      boolean noWait,
      StartedRun start,
      CompletableFuture<ActOutcome> outcome)
      throws Exception {
    begins.expect(request, start::begin);
    RunReport report;
    try {
      report =
          request.keptRun().isEmpty() ? courier.run(pipeline, request) : courier.resend(request);
    } finally {
      begins.forget(request);
    }
    // Before its end is told: who waited for it may ask for the next one at once.
    underWay.remove(pipeline, start);
    if (start.isBegun()) {
      end(start, report, noWait);
    } else {
      outcome.complete(new NotBegun(ledger(), request).outcome(report));
    }
  }

  /** People are sealed by now, and sent and followed from here on; the rounds go on with that. */
  private void end(StartedRun start, RunReport report, boolean noWait) {
    if (!isSealed(report)) {
      start.end(record(report));
    } else if (noWait) {
      start.end(record(courier.follow(report.run(), false)));
    } else {
      followed.put(report.run(), start);
      endIfOver(courier.follow(report.run(), false));
    }
  }

  private static boolean isSealed(RunReport report) {
    return report.kind().isApi() && report.state() == RunState.RUNNING;
  }

  private void endIfOver(RunReport report) {
    if (followed.containsKey(report.run())
        && !ledger().requests().openRuns().contains(report.run())) {
      Optional.ofNullable(followed.remove(report.run())).ifPresent(one -> one.end(record(report)));
    }
  }

  @Override
  public void onRunEnd(RunReport report, Duration took) {
    endIfOver(report);
  }

  /** Whoever waits for people who are followed by the next process waits no longer. */
  void close() {
    followed.values().forEach(one -> one.fail(ActRefusal.stopping()));
  }

  private RunRecord record(RunReport report) {
    return RunRecord.of(ledger(), report);
  }

  private Ledger ledger() {
    return courier.ledger();
  }

  /** Pipelines that something works on: here, in another process, or an edit that is loaded. */
  private record BusyPipelines(Courier courier) {
    void requireIdle(String pipeline) throws IOException {
      Optional<Locks.Held> idle = courier.wiring().locks().tryLock("pipeline-" + pipeline);
      if (idle.isEmpty()) {
        throw refusal(pipeline, running(pipeline));
      }
      idle.get().close();
    }

    private RunId running(String pipeline) {
      return courier
          .ledger()
          .reports()
          .newestOfKind(pipeline, courier.today(pipeline), null)
          .filter(report -> report.state() == RunState.RUNNING)
          .map(RunReport::run)
          .orElse(null);
    }

    static ActRefusal refusal(String pipeline, RunId run) {
      return ActRefusal.underWay(
          run,
          run == null
              ? pipeline + " is busy at this moment: nothing was begun; ask again"
              : run + " is under way: nothing was begun; wait for its end");
    }
  }

  /** What is said of a report that stands in place of a run that did not begin. */
  private record NotBegun(Ledger ledger, RunRequest request) {
    ActOutcome outcome(RunReport report) {
      if (report.state() == RunState.BUSY) {
        throw BusyPipelines.refusal(report.run().pipeline(), running(report));
      }
      if (report.state() == RunState.WHOLE && request instanceof RunRequest.Run) {
        return new ActOutcome.WholeAlready(RunRecord.of(ledger, report));
      }
      if (ledger.reports().of(report.run()).isEmpty()) {
        throw new SettingsFault(report.run().toString(), report.message(), fix(report));
      }
      throw ActRefusal.underWay(report.run(), report.message());
    }

    private RunId running(RunReport busy) {
      return ledger
          .reports()
          .of(busy.run())
          .filter(report -> report.state() == RunState.RUNNING)
          .map(RunReport::run)
          .orElse(null);
    }

    private static String fix(RunReport report) {
      return report.reason() == null
          ? "look into var/log/courier.log"
          : Reason.of(report.reason()).fix(report.run(), null);
    }
  }
}
