package io.attentivecourier.attribute;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/**
 * A date in ISO 8601, as Attentive asks: {@code 2026-11-22}, or with a time in whole seconds of UTC
 * as in its examples, {@code 2026-11-22T09:15:30Z}.
 */
final class DateValue {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
  private static final int LAST_YEAR = 9999;
  private static final int DATE_LENGTH = "2026-11-22".length();

  private DateValue() {}

  /** Null for what is no date of the years 1 to 9999. */
  static String iso(Object raw) {
    try {
      return raw instanceof String text ? ofText(text) : ofType(raw);
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static String ofType(Object raw) {
    if (raw instanceof Timestamp stamp) {
      return time(stamp.toInstant());
    }
    if (raw instanceof java.sql.Date date) {
      return date(date.toLocalDate());
    }
    return raw instanceof TemporalAccessor java ? ofJavaTime(java) : null;
  }

  private static String ofJavaTime(TemporalAccessor raw) {
    if (raw instanceof LocalDate date) {
      return date(date);
    }
    if (raw instanceof LocalDateTime local) {
      return time(local.toInstant(ZoneOffset.UTC));
    }
    if (raw instanceof OffsetDateTime || raw instanceof ZonedDateTime || raw instanceof Instant) {
      return time(Instant.from(raw));
    }
    return null;
  }

  /** {@code 2026-02-30} is no date: the ISO parsers are strict. */
  private static String ofText(String text) {
    if (text.length() <= DATE_LENGTH) {
      return date(LocalDate.parse(text));
    }
    TemporalAccessor parsed = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return ofJavaTime(parsed);
  }

  private static String date(LocalDate date) {
    return isInRange(date.getYear()) ? date.toString() : null;
  }

  private static String time(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return isInRange(year) ? instant.truncatedTo(ChronoUnit.SECONDS).toString() : null;
  }

  private static boolean isInRange(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }
}
