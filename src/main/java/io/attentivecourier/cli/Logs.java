package io.attentivecourier.cli;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Where the log goes: to {@code var/log/courier.log}, or to standard error with --verbose. */
final class Logs {
  private Logs() {}

  /** Call before the first logger is made: the logging library reads these once. */
  static void begin(Home home, boolean verbose, int retentionDays) {
    System.setProperty("courier.log.appender", verbose ? "SCREEN" : "FILE");
    System.setProperty("courier.log.days", Integer.toString(retentionDays));
    System.setProperty("courier.log.file", file(home.log()).toString());
  }

  private static Path file(Path folder) {
    try {
      return Durable.folder(folder).resolve("courier.log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
