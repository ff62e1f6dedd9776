package io.attentivecourier.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A console on a free port of loopback, and who asks it. */
final class ObserveFixture implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = Sample.metrics();
  private final ObserveServer server;

  ObserveFixture(List<Supplier<Health.CheckResult>> checks) {
    this(new Health(checks));
  }

  ObserveFixture(Health health) {
    this(health, List.of());
  }

  ObserveFixture(Health health, List<Endpoint> endpoints) {
    server =
        ObserveServer.start(LOOPBACK, 0, Set.of("proxy.example.com"), health, metrics, endpoints);
  }

  Metrics metrics() {
    return metrics;
  }

  int port() {
    return server.port();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return ask("GET", path);
  }

  /** Asks, and waits for nothing. */
  CompletableFuture<HttpResponse<String>> begin(String path) {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://" + LOOPBACK + ":" + port() + path);
  }

  HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.noBody())
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    metrics.close();
  }
}
