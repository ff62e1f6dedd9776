package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import io.attentivecourier.settings.Console;
import java.util.List;
import java.util.Locale;

/** Whether a request that may change something was made by a page of ours. */
final class OwnOrigin {
  private static final String ORIGIN = "Origin";

  private OwnOrigin() {}

  /** True if the request says that it is from a page, whosever. */
  static boolean isThere(HttpExchange exchange) {
    return exchange.getRequestHeaders().containsKey(ORIGIN);
  }

  /** True if it is from a page of ours; false where it does not say, or says {@code null}. */
  static boolean isOurs(HttpExchange exchange, Console console) {
    List<String> origins = exchange.getRequestHeaders().getOrDefault(ORIGIN, List.of());
    if (origins.size() != 1) {
      return false;
    }
    String origin = origins.get(0).strip().toLowerCase(Locale.ROOT);
    return console
        .origin()
        .map(origin::equals)
        .orElseGet(() -> origin.replaceFirst("^https?://", "").equals(host(exchange)));
  }

  private static String host(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host == null ? "" : host.strip().toLowerCase(Locale.ROOT);
  }
}
