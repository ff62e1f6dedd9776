package io.attentivecourier.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * The times of a run: its start, its newest end and its deliveries.
 *
 * @param startedAt null if it never began
 * @param endedAt the instant of its newest end; null if it has none
 * @param deliveredAt the instants of delivery, by the name of the file
 */
public record RunTimes(Instant startedAt, Instant endedAt, Map<String, Instant> deliveredAt) {
  /** Those of a run that never began. */
  public static final RunTimes NONE = new RunTimes(null, null, Map.of());

  /** The instant at which that file was delivered; else the end of the run; else its start. */
  public Instant of(String file) {
    Instant delivered = file == null ? null : deliveredAt.get(file);
    Instant end = endedAt == null ? startedAt : endedAt;
    return delivered == null ? end : delivered;
  }

  /** From its start to its newest end; empty while it runs. */
  public Optional<Duration> took() {
    return endedAt == null ? Optional.empty() : Optional.of(Duration.between(startedAt, endedAt));
  }

  /** The instant of its last delivery so far; empty if it delivered no file. */
  public Optional<Instant> lastDelivery() {
    return deliveredAt.values().stream().max(Comparator.naturalOrder());
  }
}
