package io.attentivecourier.console;

import io.attentivecourier.feed.SettableClock;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A console on a free port of loopback, and who asks it. */
final class ObserveFixture implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";
  static final String KEY_ID = "0123abcd";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = Sample.metrics();
  private final SettableClock clock = SettableClock.at("2026-11-27T09:00:00Z");
  private final ConsoleAnswers answers;
  private final ConsoleServer server;
  private volatile Settings settings;

  ObserveFixture(List<Supplier<Health.CheckResult>> checks) {
    this(new Health(checks));
  }

  ObserveFixture(Health health) {
    this(health, List.of());
  }

  ObserveFixture(Health health, List<Endpoint> endpoints) {
    this(health, endpoints, Map.of("courier.console.hosts", "proxy.example.com"));
  }

  /**
   * @param sets settings, by full key
   */
  ObserveFixture(Health health, List<Endpoint> endpoints, Map<String, String> sets) {
    settings = settings(sets);
    answers =
        ConsoleAnswers.of(
            () -> settings,
            KEY_ID,
            clock,
            ConsoleAnswers.observe(health, metrics),
            TestPages.NONE,
            endpoints);
    server = ConsoleServer.start(LOOPBACK, 0, answers);
  }

  private static Settings settings(Map<String, String> sets) {
    return Settings.load(Home.at(Path.of("target/no-home")), sets, Map.of());
  }

  /** As after an edit that was taken over. */
  void set(Map<String, String> sets) {
    settings = settings(sets);
  }

  /** Health without a check, for whoever needs no more than a server. */
  static ConsoleAnswers answers(Endpoint... endpoints) {
    Settings none = settings(Map.of());
    Endpoint health = Endpoint.open("/observe/health", request -> PageAnswer.line(200, "UP"));
    return ConsoleAnswers.of(
        () -> none, KEY_ID, Clock.systemUTC(), List.of(health), TestPages.NONE, List.of(endpoints));
  }

  SettableClock clock() {
    return clock;
  }

  ConsoleAnswers served() {
    return answers;
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
