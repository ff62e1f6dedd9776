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

  private static final PageAnswer BUSY =
      PageAnswer.line(503, "too many answers are being read; ask again").with("Retry-After", "5");

  private final AnswerReaders readers;

  Sending(AnswerReaders readers) {
    this.readers = readers;
  }

  void send(HttpExchange exchange, PageAnswer answer) throws IOException {
    AnswerReaders.Sent sent = readers.begin(answer.body().length);
    if (sent == null) {
      send(exchange, BUSY);
      return;
    }
    // The exchange is closed first, as its last bytes are sent then.
    try (sent;
        exchange) {
      send(exchange, answer, sent);
    }
  }

  private static void send(HttpExchange exchange, PageAnswer answer, AnswerReaders.Sent sent)
      throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    headers(exchange.getResponseHeaders(), answer);
    if (head) {
      String length = Integer.toString(answer.body().length);
      exchange.getResponseHeaders().set("Content-Length", length);
    }
    boolean bare = head || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
    if (!bare) {
      sent.write(exchange.getResponseBody(), answer.body());
    }
  }

  /** The same, where nobody waits to hear that the reader has gone. */
  void sendLater(HttpExchange exchange, PageAnswer answer) {
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
