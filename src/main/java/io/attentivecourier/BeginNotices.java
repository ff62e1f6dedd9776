package io.attentivecourier;

import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells who asked for a run which one has begun. A request is known by its identity: two that say
 * the same are two, and only one of them begins.
 */
final class BeginNotices implements RunEnds.RunListener {
  private final Map<RunRequest, Consumer<RunId>> expected =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /**
   * @param begun called by the run's thread, which it must not hold
   */
  void expect(RunRequest request, Consumer<RunId> begun) {
    expected.put(request, begun);
  }

  void forget(RunRequest request) {
    expected.remove(request);
  }

  @Override
  public void onRunBegin(RunId run, RunRequest request) {
    Consumer<RunId> waits = expected.remove(request);
    if (waits != null) {
      waits.accept(run);
    }
  }

  @Override
  public void onRunEnd(RunReport report, Duration took) {
    // Who asked has the report by the call that ran it.
  }
}
