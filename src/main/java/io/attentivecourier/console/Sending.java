package io.attentivecourier.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an answer with the headers that each answer has. */
final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final String POLICY =
      "default-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none';"
          + " frame-ancestors 'none'";

  private Sending() {}

  static void send(HttpExchange exchange, PageAnswer answer) throws IOException {
    try (exchange) {
      headers(exchange.getResponseHeaders(), answer);
      if (exchange.getRequestMethod().equals("HEAD")) {
        String length = Integer.toString(answer.body().length);
        exchange.getResponseHeaders().set("Content-Length", length);
      }
      boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
      if (!bare) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  /** The same, where nobody waits to hear that the reader has gone. */
  static void sendLater(HttpExchange exchange, PageAnswer answer) {
    try {
      send(exchange, answer);
    } catch (IOException gone) {
      LOG.debug("an answer was not read", gone);
    }
  }

  private static void headers(Headers headers, PageAnswer answer) {
    headers.set("Content-Type", answer.contentType());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("Referrer-Policy", "same-origin");
    answer.headers().forEach(headers::set);
  }
}
