package io.attentivecourier.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;

/**
 * The settings as they hold for one pipeline.
 *
 * @param enabled false pauses it
 * @param segmentName null where not set: then the query's columns decide
 * @param freshnessQuery null where not set
 * @param deadline local time by which a date must be whole; null where not set
 * @param attributes the attribute contract; used by that destination alone
 * @param reader of its lists' rows
 * @param zone of its business date and of its schedule
 * @param retryEvery the pause between two tries
 * @param retryUntil how long after the first try a further one starts
 */
public record PipelineSettings(
    boolean enabled,
    IdentifierKind identifier,
    WarehouseSettings.RowReading reader,
    ZoneId zone,
    QueryColumns columns,
    NameTemplate segmentName,
    PhoneCheck phoneCheck,
    PackingSettings packing,
    GuardLimits guards,
    Vanished vanished,
    OnEmpty onEmpty,
    String freshnessQuery,
    Duration retryEvery,
    Duration retryUntil,
    LocalTime deadline,
    AttributeSettings attributes) {

  /** True if the deadline of that business date has passed; never where there is none. */
  public boolean isPastDeadline(LocalDate date, Instant now) {
    return deadline != null && now.isAfter(date.atTime(deadline).atZone(zone).toInstant());
  }

  /**
   * The names of the query's columns, matched without case.
   *
   * @param identifier as written in the settings; else the name of the kind of identifier
   * @param segment as written in the settings, as are the next three
   * @param ignore in lower case; columns that no destination uses, and that of the key
   * @param rejectedKey a column that finds a rejected row in the warehouse, or null
   */
  public record QueryColumns(
      String identifier,
      String segment,
      String campaign,
      String group,
      String consent,
      Set<String> ignore,
      String rejectedKey) {

    public QueryColumns(
        String identifier,
        String segment,
        String campaign,
        String group,
        String consent,
        Set<String> ignore) {
      this(identifier, segment, campaign, group, consent, ignore, null);
    }

    /** The query's own label of the column that finds a rejected row, or null. */
    public String rejectedKeyOf(Collection<String> labels) {
      return labels.stream()
          .filter(label -> label.equalsIgnoreCase(rejectedKey))
          .findFirst()
          .orElse(null);
    }
  }

  /** The end of a run whose query has no rows. */
  public enum OnEmpty {
    FAIL,
    SKIP
  }

  /** The end of a run if a delivered segment is missing from the result. */
  public enum Vanished {
    /** The run is HELD: the receiver keeps the old members, and no file can empty their list. */
    HOLD,
    /** It is only reported. */
    REPORT
  }

  /** The depth of the check of a phone number. */
  public enum PhoneCheck {
    /**
     * The forms that Attentive documents; its own samples are not valid numbers, so the default.
     */
    SHAPE,
    /** A number that libphonenumber holds valid; 4 to 11 µs a number more. */
    VALID
  }
}
