package io.attentivecourier.console;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The runs of each pipeline: how they ended, how long they took, what was rejected. */
final class RunMetrics {
  /** The states that belong to a date, and are none of a run. */
  private static final Set<RunState> OF_DATES =
      EnumSet.of(RunState.DUE, RunState.PAUSED, RunState.MISSED, RunState.LATE);

  /** The states that a run can have; BUSY belongs to no run. */
  private static final Set<RunState> STANDS = without(RunState.BUSY);

  /** The states that {@code run} can end with. */
  private static final Set<RunState> ENDS = without(RunState.RUNNING);

  private final MeterRegistry registry;
  private final Metrics.LabelledGauge state;
  private final Metrics.LabelledGauge seconds;
  private final Metrics.LabelledGauge people;
  private final Map<String, RunReport> newest = new HashMap<>();
  private final Map<String, RunReport> counted = new HashMap<>();

  RunMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.state =
        new Metrics.LabelledGauge(
            registry, "courier_run_state", "1 for the state of the newest run, else 0");
    this.seconds =
        new Metrics.LabelledGauge(registry, "courier_run_seconds", "how long the newest run took");
    this.people =
        new Metrics.LabelledGauge(
            registry, "courier_api_people", "people of the newest run through the API");
  }

  private static Set<RunState> without(RunState other) {
    Set<RunState> states = EnumSet.complementOf(EnumSet.copyOf(OF_DATES));
    states.remove(other);
    return states;
  }

  /** A pipeline's newest run known so far, or null. */
  RunReport newest(String pipeline) {
    return newest.get(pipeline);
  }

  /** The newest run of its pipeline, whichever process it is of. */
  void show(RunReport report) {
    String pipeline = report.run().pipeline();
    newest.put(pipeline, report);
    // A counter that begins at 1 shows Prometheus no increase, so each begins at 0.
    ENDS.forEach(end -> runs(pipeline, end));
    for (RunState one : STANDS) {
      double here = one == report.state() ? 1 : 0;
      state.set(here, "pipeline", pipeline, "state", label(one));
    }
    if (report.users() != null) {
      show(pipeline, report.users());
    }
  }

  private void show(String pipeline, RunReport.Users users) {
    people.set(users.unchanged(), "pipeline", pipeline, "outcome", "unchanged");
    people.set(users.applied(), "pipeline", pipeline, "outcome", "applied");
    people.set(users.refused(), "pipeline", pipeline, "outcome", "refused");
    people.set(users.unconfirmed(), "pipeline", pipeline, "outcome", "unconfirmed");
  }

  /** A run of an earlier process: it shows, and is not counted again. */
  void remember(RunReport report) {
    show(report);
    counted.put(report.run().pipeline(), report);
  }

  /** A run that ended now. */
  void recordRun(RunReport report, Duration took) {
    RunReport before = counted.get(report.run().pipeline());
    remember(report);
    if (isSame(before, report) && before.state() == report.state()) {
      return;
    }
    count(report);
    seconds.set(took.toMillis() / 1e3, "pipeline", report.run().pipeline());
    if (!isSame(before, report) || before.state() == RunState.RUNNING) {
      report.counts().rejectedByRule().forEach((rule, rows) -> countRejected(report, rule, rows));
    }
  }

  /** A run that ended now and is no pipeline's newest: the one that found it busy. */
  void count(RunReport report) {
    runs(report.run().pipeline(), report.state()).increment();
  }

  private static boolean isSame(RunReport before, RunReport report) {
    return before != null && before.run().equals(report.run());
  }

  private Counter runs(String pipeline, RunState end) {
    return Counter.builder("courier_runs_total")
        .description("runs that ended since the process began")
        .tags("pipeline", pipeline, "state", label(end))
        .register(registry);
  }

  private void countRejected(RunReport report, String rule, long rows) {
    Counter.builder("courier_segment_rejected_total")
        .description("rows rejected since the process began")
        .tags("pipeline", report.run().pipeline(), "rule", rule)
        .register(registry)
        .increment(rows);
  }

  private static String label(RunState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
