package io.attentivecourier.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/**
 * A log line without anything that looks like a phone or an e-mail: a second net under the rule
 * that no value of a row is ever logged. A library's exception may quote one ("Key (phone)=…").
 */
public final class Scrubbed extends ClassicConverter {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@=(\"']{1,64}@[^\\s@)\"']{1,255}");
  private static final Pattern PHONE =
      Pattern.compile("(?<![\\w.])\\+?\\d[\\d .()-]{8,17}\\d(?![\\w.])");

  private final ThrowableProxyConverter trace = new ThrowableProxyConverter();

  @Override
  public void start() {
    trace.setContext(getContext());
    trace.start();
    super.start();
  }

  @Override
  public String convert(ILoggingEvent event) {
    String text = event.getFormattedMessage();
    return scrub(event.getThrowableProxy() == null ? text : text + "\n" + trace.convert(event));
  }

  static String scrub(String text) {
    return PHONE.matcher(EMAIL.matcher(text).replaceAll("***")).replaceAll("***");
  }
}
