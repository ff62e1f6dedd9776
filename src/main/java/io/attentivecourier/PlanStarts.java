package io.attentivecourier;

import io.attentivecourier.act.ActOutcome;
import io.attentivecourier.act.ActRefusal;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.ledger.RunTimes;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Begins plans that somebody asks for: one a pipeline, as a second would tell the same, and three
 * in all, as each is a query of the warehouse. Of the last ones the results are kept.
 */
final class PlanStarts {
  private static final int MOST = 3;
  private static final int KEPT = 20;

  private final Courier courier;
  private final BeginNotices begins;
  private final Map<String, StartedRun> underWay = new LinkedHashMap<>();
  private final Map<String, RunRecord> ended = new LinkedHashMap<>();

  PlanStarts(Courier courier, BeginNotices begins) {
    this.courier = courier;
    this.begins = begins;
  }

  /** Plans, and keeps the result. */
  void begin(String pipeline, CompletableFuture<ActOutcome> outcome) throws Exception {
    StartedRun start = new StartedRun(outcome);
    reserve(pipeline, start);
    try {
      RunRecord plan = plan(pipeline, start);
      keep(pipeline, plan);
      start.end(plan);
    } catch (Exception | Error fault) {
      start.fail(fault);
      throw fault;
    } finally {
      start.close();
      leave(pipeline);
    }
  }

  private RunRecord plan(String pipeline, StartedRun start) throws Exception {
    Instant begun = clock().instant();
    RunRequest request = new RunRequest.Plan(false);
    begins.expect(request, start::begin);
    try {
      RunReport plan = courier.run(pipeline, request);
      RunTimes times = new RunTimes(begun, clock().instant(), Map.of());
      return RunRecord.ofPlan(courier.ledger(), plan, times);
    } finally {
      begins.forget(request);
    }
  }

  private Clock clock() {
    return courier.wiring().clock();
  }

  private synchronized void reserve(String pipeline, StartedRun start) {
    if (underWay.containsKey(pipeline)) {
      throw ActRefusal.tooMany("a plan of " + pipeline + " is under way; wait for its end");
    }
    if (underWay.size() == MOST) {
      throw ActRefusal.tooMany(MOST + " plans are under way, as many as may be; ask again");
    }
    underWay.put(pipeline, start);
  }

  private synchronized void leave(String pipeline) {
    underWay.remove(pipeline);
  }

  /** Who waits for its end asks for it at once: it is not under way any more. */
  private synchronized void keep(String pipeline, RunRecord plan) {
    leave(pipeline);
    ended.remove(pipeline);
    ended.put(pipeline, plan);
    if (ended.size() > KEPT) {
      ended.remove(ended.keySet().iterator().next());
    }
  }

  synchronized Optional<RunId> underWay(String pipeline) {
    return Optional.ofNullable(underWay.get(pipeline)).map(one -> one.begun().getNow(null));
  }

  synchronized Optional<RunRecord> last(String pipeline) {
    return Optional.ofNullable(ended.get(pipeline));
  }
}
