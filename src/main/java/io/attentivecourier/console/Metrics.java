package io.attentivecourier.console;

import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * The numbers that a monitor reads, in Prometheus' text format; {@code docs/metrics.md} lists them.
 * They are made of names, states, counts and times: nothing of a row is ever given to this class,
 * and a segment that is named like a person does not show its name. Any thread may call it.
 */
public final class Metrics implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RunMetrics runs = new RunMetrics(registry);
  private final SegmentMetrics segments = new SegmentMetrics(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Clock clock;

  /**
   * @param outboxDepth sealed files that are not at the receiver, asked for at each reading
   * @param ledgerUp whether the ledger can be read, asked for at each reading
   */
  public Metrics(Clock clock, IntSupplier outboxDepth, BooleanSupplier ledgerUp) {
    this.clock = clock;
    Gauge.builder("outbox_depth", outboxDepth::getAsInt)
        .description("sealed files that are not at the receiver")
        .register(registry);
    Gauge.builder("ledger_up", () -> isUp(ledgerUp) ? 1 : 0)
        .description("1 where the ledger can be read, else 0")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** A fault is an answer too: without a value here no alert on it would fire. */
  private static boolean isUp(BooleanSupplier ledgerUp) {
    try {
      return ledgerUp.getAsBoolean();
    } catch (RuntimeException fault) {
      return false;
    }
  }

  /**
   * Shows what earlier processes did: without it a restart would silence an alert on a list that is
   * overdue, as a value that is not there is never too old.
   *
   * @param today the runs of today, in the order they began: {@code Ledger.runs}
   * @param lists each segment's newest delivery, the newest first: {@code Ledger.lastDeliveries}
   */
  public synchronized void remember(
      List<RunReport> today, List<DeliveryRepository.LastDelivery> lists) {
    today.stream().filter(Metrics::counts).forEach(runs::remember);
    lists.forEach(segments::show);
  }

  /**
   * Shows what other processes of this home did meanwhile, such as a {@code courier release} in a
   * terminal: without it an alert on a held run would go on after its release.
   *
   * @param today as for {@link #remember}
   * @param lists as for {@link #remember}
   */
  public synchronized void refresh(
      List<RunReport> today, List<DeliveryRepository.LastDelivery> lists) {
    today.stream().filter(Metrics::counts).forEach(runs::show);
    lists.forEach(segments::show);
  }

  /**
   * Counts a run that ended. Plans and canaries do not count, and a run that is told again counts
   * for what changed.
   *
   * @param took from its start to its end
   */
  public synchronized void recordRun(RunReport report, Duration took) {
    if (!counts(report)) {
      return;
    }
    if (report.state() == RunState.BUSY) {
      runs.count(report);
      return;
    }
    segments.recordRun(report, before(report), clock.instant());
    runs.recordRun(report, took);
  }

  private static boolean counts(RunReport report) {
    return !report.planned() && report.kind() != RunKind.CANARY;
  }

  private List<SegmentOutcome> before(RunReport report) {
    RunReport newest = runs.newest(report.run().pipeline());
    return newest != null && newest.run().equals(report.run()) ? newest.segments() : List.of();
  }

  Pages.HttpAnswer answer() {
    return Pages.HttpAnswer.of(200, TEXT, text());
  }

  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  /** A gauge with labels, each keeping the value that it was set to last. */
  static final class LabelledGauge {
    private final Map<Tags, AtomicReference<Double>> values = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final String name;
    private final String meaning;

    LabelledGauge(MeterRegistry registry, String name, String meaning) {
      this.registry = registry;
      this.name = name;
      this.meaning = meaning;
    }

    void set(double value, String... labels) {
      values.computeIfAbsent(Tags.of(labels), this::begin).set(value);
    }

    private AtomicReference<Double> begin(Tags labels) {
      AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
      Gauge.builder(name, value, AtomicReference::get)
          .description(meaning)
          .tags(labels)
          .register(registry);
      return value;
    }
  }
}
