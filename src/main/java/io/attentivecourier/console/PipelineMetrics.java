package io.attentivecourier.console;

import io.attentivecourier.pipeline.NextDues.NextDue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Objects;

/** When each pipeline is due next, and which are paused; one that is gone shows no more. */
final class PipelineMetrics {
  private static final double MILLIS = 1e3;

  private final MultiGauge due;
  private final MultiGauge paused;

  PipelineMetrics(MeterRegistry registry) {
    this.due =
        MultiGauge.builder("courier_next_due_timestamp_seconds")
            .description("when the pipeline is due next, Unix time")
            .register(registry);
    this.paused =
        MultiGauge.builder("courier_paused")
            .description("1 for a pipeline that is paused, else 0")
            .register(registry);
  }

  void show(List<NextDue> pipelines) {
    due.register(
        pipelines.stream().map(PipelineMetrics::due).filter(Objects::nonNull).toList(), true);
    paused.register(pipelines.stream().map(PipelineMetrics::paused).toList(), true);
  }

  private static MultiGauge.Row<?> due(NextDue one) {
    return one.at() == null ? null : MultiGauge.Row.of(tags(one), one.at().toEpochMilli() / MILLIS);
  }

  private static MultiGauge.Row<?> paused(NextDue one) {
    return MultiGauge.Row.of(tags(one), one.isPaused() ? 1 : 0);
  }

  private static Tags tags(NextDue one) {
    return Tags.of("pipeline", one.pipeline());
  }
}
