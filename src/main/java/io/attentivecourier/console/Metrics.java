package io.attentivecourier.console;

import io.attentivecourier.home.BuildInfo;
import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.pipeline.NextDues;
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
import io.prometheus.metrics.core.metrics.Info;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers that a monitor reads, in Prometheus' text format; {@code docs/metrics.md} lists them.
 * They are made of names, states, counts and times: nothing of a row is ever given to this class,
 * and a segment that is named like a person does not show its name. Any thread may call it.
 */
public final class Metrics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** A pipeline's name has no quote in it. */
  private static final Pattern PIPELINE = Pattern.compile("[{,]pipeline=\"([^\"]*)\"");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RunMetrics runs = new RunMetrics(registry);
  private final SegmentMetrics segments = new SegmentMetrics(registry);
  private final PipelineMetrics pipelines = new PipelineMetrics(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Clock clock;
  private volatile Supplier<List<NextDues.NextDue>> due = List::of;

  /**
   * @param outboxDepth sealed files that are not at the receiver, asked for at each reading
   * @param ledgerUp whether the ledger can be read, asked for at each reading
   */
  public Metrics(Clock clock, IntSupplier outboxDepth, BooleanSupplier ledgerUp) {
    this.clock = clock;
    Gauge.builder("courier_outbox_depth", outboxDepth::getAsInt)
        .description("sealed files that are not at the receiver")
        .register(registry);
    Gauge.builder("courier_ledger_up", () -> isUp(ledgerUp) ? 1 : 0)
        .description("1 where the ledger can be read, else 0")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /**
   * Shows which build this is.
   *
   * @param camel the version of Apache Camel
   */
  public void showBuild(BuildInfo build, String camel) {
    // Not Micrometer's: a gauge loses the end of this name, which is the form's word for such
    // facts.
    Info.builder()
        .name("courier_info")
        .help("the build of this process")
        .labelNames("version", "commit", "camel")
        .register(registry.getPrometheusRegistry())
        .setLabelValues(build.version(), build.commit(), camel);
  }

  /** Shows at each reading when each pipeline is due, and which are paused. */
  public void showPipelines(Supplier<List<NextDues.NextDue>> due) {
    this.due = due;
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

  /** Without the lines of pipelines that the caller does not see. */
  PageAnswer answer(Caller caller) {
    String seen =
        text()
            .lines()
            .filter(line -> isSeen(line, caller))
            .collect(Collectors.joining("\n", "", "\n"));
    return PageAnswer.of(200, TEXT, seen);
  }

  private static boolean isSeen(String line, Caller caller) {
    Matcher pipeline = PIPELINE.matcher(line);
    return line.startsWith("#") || !pipeline.find() || caller.sees(pipeline.group(1));
  }

  String text() {
    readPipelines();
    return registry.scrape();
  }

  /** What was read last stays where the ledger cannot be read: {@code courier_ledger_up} tells. */
  private synchronized void readPipelines() {
    try {
      pipelines.show(due.get());
    } catch (RuntimeException unreadable) {
      LOG.warn("the pipelines are not read: {}", unreadable.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  /** A gauge with labels, each keeping the value that it was set to last. */
  static final class LabelledGauge {
    private final Map<Tags, AtomicReference<Double>> values = new ConcurrentHashMap<>();
    private final Map<Tags, Gauge> gauges = new ConcurrentHashMap<>();
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

    /** Shows no value of these labels any more. */
    void remove(String... labels) {
      values.remove(Tags.of(labels));
      Optional.ofNullable(gauges.remove(Tags.of(labels))).ifPresent(registry::remove);
    }

    private AtomicReference<Double> begin(Tags labels) {
      AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
      Gauge gauge =
          Gauge.builder(name, value, AtomicReference::get)
              .description(meaning)
              .tags(labels)
              .register(registry);
      gauges.put(labels, gauge);
      return value;
    }
  }
}
