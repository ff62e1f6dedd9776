package io.attentivecourier.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.LogSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** Opens the log: {@code var/log/courier.log}, and what else shows it. */
final class Logs {
  private Logs() {}

  /** What shows the log beside its file. */
  enum Echo {
    NOTHING,
    OUTPUT,
    ERRORS
  }

  /** Begins the log, in place of none: some library has made a logger before the home is known. */
  static void begin(Home home, LogSettings settings, Echo echo) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    String format = settings.format().name().toLowerCase(Locale.ROOT);
    context.putProperty("courier.log.format", format);
    context.putProperty("courier.log.echo", echo.name());
    context.putProperty("courier.log.days", Integer.toString(settings.days()));
    context.putProperty("courier.log.file", file(home.log()).toString());
    configure(context);
  }

  /**
   * Ends the JDK's own log, which only drivers write and which goes to the screen: Snowflake's
   * writes forty lines of addresses where its warehouse does not answer.
   */
  static void silenceDrivers() {
    LogManager.getLogManager().reset();
  }

  private static void configure(LoggerContext context) {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(Logs.class.getResource("/courier-log.xml"));
    } catch (JoranException e) {
      throw new IllegalStateException("the log's own configuration is broken", e);
    }
  }

  private static Path file(Path folder) {
    try {
      return Durable.folder(folder).resolve("courier.log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
