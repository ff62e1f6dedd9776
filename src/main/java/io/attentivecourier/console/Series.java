package io.attentivecourier.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A gauge with labels, each keeping the value that it was set to last. */
final class Series {
  private final Map<Tags, AtomicReference<Double>> values = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final String name;
  private final String meaning;

  Series(MeterRegistry registry, String name, String meaning) {
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
