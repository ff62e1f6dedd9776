package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a request whole, within its limits. */
final class RequestReading {
  /** A reason and a few numbers; a form repeats the names of its page. */
  private static final int MOST_BODY = 64 * 1024;

  /** Of somebody who has shown no token yet. */
  private static final int MOST_OPEN = 4 * 1024;

  private static final String NOTHING = "no such page";
  private static final int MOST_URI = 8 * 1024;

  private RequestReading() {}

  static Endpoints.AtPath.Match match(Endpoints endpoints, HttpExchange exchange)
      throws RefusedRequest {
    Endpoints.AtPath found = found(endpoints, exchange);
    if (found.allowed().isEmpty()) {
      throw new RefusedRequest(404, "path", NOTHING, "");
    }
    if (found.match() == null) {
      String methods = String.join(", ", found.allowed());
      throw new RefusedRequest(405, "method", refusal(methods), "").with("Allow", methods);
    }
    return found.match();
  }

  private static String refusal(String methods) {
    return methods.equals("GET, HEAD") ? "this page is only read" : "here is only " + methods;
  }

  private static Endpoints.AtPath found(Endpoints endpoints, HttpExchange exchange)
      throws RefusedRequest {
    URI uri = exchange.getRequestURI();
    boolean isPath = uri.getScheme() == null && uri.getRawAuthority() == null;
    if (uri.toString().length() > MOST_URI) {
      throw new RefusedRequest(414, "path", "an address here has at most 8 KiB", "");
    }
    String path = isPath && uri.getRawPath() != null ? uri.getRawPath() : "";
    if (!path.startsWith("/")) {
      throw new RefusedRequest(404, "path", NOTHING, "");
    }
    try {
      return endpoints.at(path, exchange.getRequestMethod());
    } catch (IllegalArgumentException unread) {
      throw new RefusedRequest(400, "path", "the path cannot be decoded", "");
    }
  }

  static ConsoleRequest read(
      HttpExchange exchange, Endpoints.AtPath.Match match, Admission admission, Sender sender)
      throws IOException, RefusedRequest {
    return new ConsoleRequest(
        exchange.getRequestMethod(),
        PathPattern.decoded(exchange.getRequestURI().getRawPath()),
        match.names(),
        query(exchange.getRequestURI().getRawQuery()),
        contentType(exchange),
        body(exchange, match.endpoint().role() == null ? MOST_OPEN : MOST_BODY),
        admission.caller(),
        admission.formToken() == null ? "" : admission.formToken(),
        sender);
  }

  private static byte[] body(HttpExchange exchange, int most) throws IOException, RefusedRequest {
    byte[] body = exchange.getRequestBody().readNBytes(most + 1);
    if (body.length > most) {
      String limit = "a body here has at most " + most / 1024 + " KiB";
      throw new RefusedRequest(413, "body", limit, "");
    }
    return body;
  }

  private static String contentType(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Content-Type");
    return given == null ? "" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> query(String raw) throws RefusedRequest {
    try {
      return pairs(raw == null ? "" : raw);
    } catch (IllegalArgumentException unread) {
      throw new RefusedRequest(400, "query", "the query cannot be decoded", "");
    }
  }

  /**
   * The fields of a query or of a form; of a name that comes twice, the first.
   *
   * @throws IllegalArgumentException where one cannot be decoded
   */
  static Map<String, String> pairs(String raw) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty()) {
        pairs.putIfAbsent(
            PathPattern.text(parts[0]), parts.length == 1 ? "" : PathPattern.text(parts[1]));
      }
    }
    return pairs;
  }
}
