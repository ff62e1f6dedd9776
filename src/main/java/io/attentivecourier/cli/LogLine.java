package io.attentivecourier.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.attentivecourier.row.Scrubbed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** Writes one event of the log, without anything that looks like a person or a secret. */
abstract class LogLine extends ClassicConverter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final ThrowableProxyConverter trace = new ThrowableProxyConverter();

  @Override
  public void start() {
    trace.setContext(getContext());
    trace.start();
    super.start();
  }

  static String time(ILoggingEvent event) {
    return TIME.format(Instant.ofEpochMilli(event.getTimeStamp()));
  }

  static String logger(ILoggingEvent event) {
    return event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
  }

  static String message(ILoggingEvent event) {
    return Scrubbed.scrub(String.valueOf(event.getFormattedMessage()));
  }

  static List<KeyValuePair> fields(ILoggingEvent event) {
    return event.getKeyValuePairs() == null ? List.of() : event.getKeyValuePairs();
  }

  /** A count is a count, however many digits it has. */
  static Object value(KeyValuePair field) {
    return field.value instanceof Number || field.value instanceof Boolean
        ? field.value
        : Scrubbed.scrub(String.valueOf(field.value));
  }

  /** The event's exception with its stack, or null. */
  final String trace(ILoggingEvent event) {
    return event.getThrowableProxy() == null ? null : Scrubbed.scrub(trace.convert(event));
  }

  /** A line for people: {@code courier.log.format=text}. */
  public static final class TextLine extends LogLine {
    @Override
    public String convert(ILoggingEvent event) {
      StringBuilder line = new StringBuilder();
      line.append("%s %-5s %s: ".formatted(time(event), event.getLevel(), logger(event)));
      line.append(message(event));
      fields(event)
          .forEach(field -> line.append(' ').append(field.key).append('=').append(value(field)));
      String trace = trace(event);
      return trace == null ? line.toString() : line + "\n" + trace;
    }
  }
}
