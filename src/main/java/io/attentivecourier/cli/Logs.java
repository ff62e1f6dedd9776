package io.attentivecourier.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** Opens the log: {@code var/log/courier.log}, or standard error with --verbose. */
final class Logs {
  private Logs() {}

  /**
   * Begins the log, in place of none: some library has made a logger before the home is known.
   *
   * @param verbose to standard error in place of the file
   */
  static void begin(Home home, boolean verbose, int retentionDays) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    context.putProperty("courier.log.appender", verbose ? "SCREEN" : "FILE");
    context.putProperty("courier.log.days", Integer.toString(retentionDays));
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
