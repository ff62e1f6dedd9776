package io.attentivecourier.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's webhook, on loopback. Its path is the secret, as Slack's is. */
final class Webhook implements AutoCloseable {
  static final String SECRET = "T00/not-for-the-log";

  private final HttpServer server;
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<Headers> headers = new CopyOnWriteArrayList<>();

  Webhook(Integer... first) throws IOException {
    answers.addAll(List.of(first));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + SECRET + "?sig=a%2Fb&v=1";
  }

  private void answer(HttpExchange exchange) throws IOException {
    headers.add(exchange.getRequestHeaders());
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    calls.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Type"));
    Integer status = answers.poll();
    exchange.sendResponseHeaders(status == null ? 200 : status, -1);
    exchange.close();
  }

  /** Method, path with query, and type of each call. */
  List<String> calls() {
    return calls;
  }

  /** A header of a call; null where it has none. */
  String header(int nth, String name) {
    return headers.get(nth).getFirst(name);
  }

  List<String> bodies() {
    return bodies;
  }

  JsonNode message(int nth) throws IOException {
    return new ObjectMapper().readTree(bodies.get(nth));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
