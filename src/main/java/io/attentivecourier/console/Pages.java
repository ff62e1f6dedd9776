package io.attentivecourier.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests from a list of pages. They are read, with GET or HEAD, and nothing more. */
final class Pages implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final List<Page> pages;
  private final OwnHosts hosts;

  Pages(List<Page> pages, OwnHosts hosts) {
    this.pages = List.copyOf(pages);
    this.hosts = hosts;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Answer answer(HttpExchange exchange) {
    if (!hosts.take(exchange.getRequestHeaders().getFirst("Host"))) {
      return Answer.line(421, "no name of this console; courier.console.hosts takes more");
    }
    Optional<Page> page = page(exchange.getRequestURI().getRawPath());
    if (page.isEmpty()) {
      return Answer.line(404, "no such page");
    }
    if (!METHODS.contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Answer.line(405, "this page is only read");
    }
    return answer(page.get());
  }

  private Optional<Page> page(String path) {
    return pages.stream().filter(page -> page.path().equals(path)).findFirst();
  }

  /** Without this the server would cut the connection and say nothing to either side. */
  private static Answer answer(Page page) {
    try {
      return page.answer().get();
    } catch (RuntimeException fault) {
      LOG.error("{} could not be made", page.path(), fault);
      return Answer.line(500, "a fault; var/log/courier.log tells it");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.contentType());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(answer.body().length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }
}
