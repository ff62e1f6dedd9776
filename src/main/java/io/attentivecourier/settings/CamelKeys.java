package io.attentivecourier.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keys of Camel Main that no home may set: they write bodies and headers into the log, or open a
 * port. A body is a list of people, and a header may hold the API's key. With {@code
 * camel.main.tracing} both were found in the log.
 */
final class CamelKeys {
  /** As {@link #folded}: Camel takes each key in any spelling, and as a variable too. */
  private static final List<String> CLOSED =
      List.of(
          "camelmaintracing",
          "camelmainbacklog",
          "camelmainmessagehistory",
          "camelmaindevconsole",
          "camelmainjmx",
          "camelmaindebug",
          "camelmainlogexhaustedmessagebody",
          "cameltrace",
          "cameldebug",
          "camelserver",
          "camelmanagement",
          "cameltelemetrydev");

  private CamelKeys() {}

  /** The fault of a key, or of a variable, that is one of them; empty for any other name. */
  static Optional<Fault> refused(String name) {
    String folded = folded(name);
    return CLOSED.stream()
        .filter(folded::startsWith)
        .findFirst()
        .map(
            closed ->
                new Fault(
                    name,
                    "shows what is in a message, or opens a port: lists of people and the API's key"
                        + " would be read there",
                    "remove it; `courier serve` has health and metrics, --verbose shows the log"));
  }

  /** Without case, dots, dashes, underscores and brackets. */
  private static String folded(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
