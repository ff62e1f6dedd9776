package io.attentivecourier.attribute;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;

/**
 * A date in ISO 8601, as Attentive asks: {@code 2026-11-22}, or with a time in whole seconds of UTC
 * as in its examples, {@code 2026-11-22T09:15:30Z}.
 */
final class DateValue {
  /** {@code Z}, {@code +01} or {@code +01:00}; Java adds the name of the zone. */
  private static final DateTimeFormatter TIME =
      of(
          local()
              .optionalStart()
              .appendOffset("+HH:mm:ss", "Z")
              .optionalStart()
              .appendLiteral('[')
              .appendZoneRegionId()
              .appendLiteral(']'));

  /** {@code +0100}: Java's, Salesforce's and Redshift's. */
  private static final DateTimeFormatter TIME_WITHOUT_COLON = of(local().appendOffset("+HHMM", ""));

  private static final int LAST_YEAR = 9999;
  private static final int DATE_LENGTH = "2026-11-22".length();

  private static final int ZONE_LENGTH = "+0100".length();

  private DateValue() {}

  private static DateTimeFormatterBuilder local() {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  private static DateTimeFormatter of(DateTimeFormatterBuilder time) {
    return time.toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT)
        .withChronology(IsoChronology.INSTANCE);
  }

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
      return isBeforeChrist(date) ? null : date(date.toLocalDate());
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
    DateTimeFormatter time = isWithoutColon(text) ? TIME_WITHOUT_COLON : TIME;
    return ofJavaTime(time.parseBest(withT(text), OffsetDateTime::from, LocalDateTime::from));
  }

  private static boolean isWithoutColon(String text) {
    char sign = text.charAt(text.length() - ZONE_LENGTH);
    return sign == '+' || sign == '-';
  }

  /** One space may stand in its place, as in what databases write. */
  private static String withT(String text) {
    return text.charAt(DATE_LENGTH) == ' '
        ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
        : text;
  }

  /** Its local date is that of the same year after. */
  private static boolean isBeforeChrist(java.sql.Date date) {
    GregorianCalendar calendar = new GregorianCalendar();
    calendar.setTime(date);
    return calendar.get(Calendar.ERA) == GregorianCalendar.BC;
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
