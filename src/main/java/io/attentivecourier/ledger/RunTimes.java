package io.attentivecourier.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * The times of a run: its start, its newest end and its deliveries.
 *
 * @param endedAt the instant of its newest end; null if it has none
 * @param deliveredAt the instants of delivery, by the name of the file
 */
public record RunTimes(Instant startedAt, Instant endedAt, Map<String, Instant> deliveredAt) {
  /** The instant at which that file was delivered; else the end of the run; else its start. */
  public Instant of(String file) {
    Instant delivered = file == null ? null : deliveredAt.get(file);
    Instant end = endedAt == null ? startedAt : endedAt;
    return delivered == null ? end : delivered;
  }
}
