package io.attentivecourier.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The settings as they hold for one pipeline.
 *
 * @param enabled false pauses it
 * @param segmentName null where not set: then the query's columns decide
 * @param freshnessQuery null where not set
 * @param deadline local time by which a date must be whole; null where not set
 * @param attributes the attribute contract; used by that door alone
 * @param zone of its business date and of its schedule
 * @param retryEvery the pause between two tries
 * @param retryUntil how long after the first try a further one starts
 */
public record PipelineSettings(
    boolean enabled,
    IdentifierKind identifier,
    ZoneId zone,
    Columns columns,
    NameTemplate segmentName,
    PhoneCheck phoneCheck,
    Packing packing,
    GuardLimits guards,
    Vanished vanished,
    OnEmpty onEmpty,
    String freshnessQuery,
    Duration retryEvery,
    Duration retryUntil,
    LocalTime deadline,
    AttributeSettings attributes) {

  /** Whether the deadline of that business date has passed; never where there is none. */
  public boolean isPastDeadline(LocalDate date, Instant now) {
    return deadline != null && now.isAfter(date.atTime(deadline).atZone(zone).toInstant());
  }
}
