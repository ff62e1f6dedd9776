package io.attentivecourier.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

  private PageAnswer answer(HttpExchange exchange) {
    if (!hosts.accepts(exchange.getRequestHeaders().getFirst("Host"))) {
      return PageAnswer.line(421, "no name of this console; courier.console.hosts takes more");
    }
    Optional<Page> page = page(exchange.getRequestURI().getRawPath());
    if (page.isEmpty()) {
      return PageAnswer.line(404, "no such page");
    }
    if (!METHODS.contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return PageAnswer.line(405, "this page is only read");
    }
    return answer(page.get());
  }

  private Optional<Page> page(String path) {
    return pages.stream().filter(page -> page.path().equals(path)).findFirst();
  }

  /** Without this the server would cut the connection and say nothing to either side. */
  private static PageAnswer answer(Page page) {
    try {
      return page.answer().get();
    } catch (RuntimeException fault) {
      LOG.error("{} could not be made", page.path(), fault);
      return PageAnswer.line(500, "a fault; var/log/courier.log tells it");
    }
  }

  private static void send(HttpExchange exchange, PageAnswer answer) throws IOException {
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

  /**
   * A page under one path.
   *
   * @param path whole and exact: a path that only begins with it is another page, or none
   */
  record Page(String path, Supplier<PageAnswer> answer) {}

  /**
   * The names by which the console lets itself be asked. A page of a stranger can point a name of
   * its own to 127.0.0.1 (DNS rebinding), and then reads the names and sizes of all segments in the
   * browser of an operator. So on loopback only {@code localhost}, addresses and the names of
   * {@code courier.console.hosts} are answered. Elsewhere everybody can ask directly, and scrapers
   * use the name of a service.
   */
  record OwnHosts(boolean any, Set<String> names) {
    static OwnHosts of(String boundTo, Set<String> more) {
      Set<String> names = more.stream().map(OwnHosts::folded).collect(Collectors.toSet());
      return new OwnHosts(!isLoopback(boundTo), names);
    }

    private static boolean isLoopback(String host) {
      try {
        return InetAddress.getByName(host).isLoopbackAddress();
      } catch (UnknownHostException unknown) {
        return true;
      }
    }

    /**
     * @param header of the request, with or without a port; null where it has none, which no
     *     browser sends
     */
    boolean accepts(String header) {
      String name = header == null ? "" : folded(header);
      return any || header == null || isAddress(name) || isName(name);
    }

    private boolean isName(String name) {
      return name.equals("localhost") || names.contains(name);
    }

    private static boolean isAddress(String name) {
      return name.matches("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    }

    /** Without port, case and the dot at the end of a full name. */
    private static String folded(String host) {
      return host.strip()
          .toLowerCase(Locale.ROOT)
          .replaceFirst(":\\d*$", "")
          .replaceFirst("\\.$", "");
    }
  }
}
