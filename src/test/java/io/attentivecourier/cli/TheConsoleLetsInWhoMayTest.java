package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Serving;
import io.attentivecourier.console.ConsoleAnswers;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.ConsoleServer;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.RawRequest;
import io.attentivecourier.console.Role;
import io.attentivecourier.console.TestPages;
import io.attentivecourier.feed.SettableClock;
import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code src/test/resources/console/access.csv}: who is let in where, a line for each path and
 * method that {@code serve} answers. What they answer is replaced by a word, as it is not asked for
 * here.
 */
class TheConsoleLetsInWhoMayTest {
  private static final Path TABLE = Path.of("src/test/resources/console/access.csv");
  private static final String IN = "let in";
  private static final String PROBE = "/probe";
  private static final Map<String, String> SECRETS =
      Map.of(
          "viewer", "0123456789-of-vera",
          "operator", "0123456789-of-otto",
          "data", "0123456789-of-dora",
          "viewer+data", "0123456789-of-vito",
          "wrong", "0123456789-of-none");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "courier.console.token.vera",
          "viewer:" + SECRETS.get("viewer"),
          "courier.console.token.otto",
          "operator:" + SECRETS.get("operator"),
          "courier.console.token.dora",
          "data:" + SECRETS.get("data"),
          "courier.console.token.vito",
          "viewer+data:" + SECRETS.get("viewer+data"),
          "courier.console.proxy.header",
          "X-User",
          "courier.console.proxy.addresses",
          "127.0.0.1",
          "courier.console.proxy.secret",
          "0123456789-of-proxy",
          "courier.console.proxy.roles",
          "olga@example.com:operator");

  private static final SettableClock CLOCK = SettableClock.at("2026-11-27T09:00:00Z");
  private static final Map<String, Row> ROWS = new LinkedHashMap<>();
  private static List<Endpoint> answered;
  private static ConsoleServer server;
  private static String cookie;
  private static String ownForm;
  private static String proxyForm;

  /**
   * @param cells what is answered, by who asks
   */
  record Row(String method, String path, Map<String, String> cells) {
    String name() {
      return method + " " + path;
    }
  }

  @BeforeAll
  static void serve(@TempDir Path root) throws Exception {
    answered = answered(Home.at(root));
    List<Endpoint> words = new ArrayList<>(answered.stream().map(it -> word(it)).toList());
    words.removeIf(it -> it.path().startsWith("/sign-"));
    words.add(Endpoint.get(PROBE, Role.VIEWER, request -> form(request)));
    Settings settings = Settings.load(Home.at(root), SETTINGS, Map.of());
    server =
        ConsoleServer.start(
            "127.0.0.1",
            0,
            ConsoleAnswers.of(() -> settings, "0123abcd", CLOCK, List.of(), TestPages.NONE, words));
    proxyForm = byProxy(RawRequest.of("GET", PROBE)).send(server.port()).body();
    read();
  }

  /** Those of a home that is served. */
  private static List<Endpoint> answered(Home home) throws Exception {
    Files.writeString(
        home.settings(),
        "courier.warehouse.url=jdbc:duckdb:\ncourier.console.port=" + freePort() + "\n");
    Settings settings = Settings.load(home, Map.of(), Map.of());
    LiveSettings live = new LiveSettings(home, Map.of(), Map.of(), settings);
    try (Serving serving = Serving.of(home, live, CLOCK, new Nothing()).orElseThrow();
        ServeConsole console = ServeConsole.of(serving, home, settings, CLOCK)) {
      return console.answered();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Endpoint word(Endpoint endpoint) {
    return new Endpoint(
        endpoint.method(),
        endpoint.path(),
        endpoint.role(),
        Endpoint.get("/", null, request -> PageAnswer.line(200, IN)).answer());
  }

  private static PageAnswer form(ConsoleRequest request) {
    return PageAnswer.of(200, "text/plain", request.formToken());
  }

  /** Anew for each request: one of the paths ends it. */
  private static void signIn() throws IOException {
    cookie = signIn("data");
    ownForm = RawRequest.of("GET", PROBE).with("Cookie", cookie).send(server.port()).body();
  }

  private static String signIn(String role) throws IOException {
    return RawRequest.of("POST", "/sign-in")
        .form("secret=" + SECRETS.get(role))
        .send(server.port())
        .cookie();
  }

  private static void read() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    List<String> head = List.of(lines.get(0).split(","));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> byHead = new HashMap<>();
      for (int i = 2; i < head.size(); i++) {
        byHead.put(head.get(i), cells[i]);
      }
      Row row = new Row(cells[0], cells[1], byHead);
      ROWS.put(row.name(), row);
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  static Stream<Row> rows() {
    return ROWS.values().stream();
  }

  /** A new path needs a line in the table: one of the message, if it says what is meant. */
  @Test
  void eachPathHasALine() {
    String missing =
        answered.stream()
            .filter(it -> !ROWS.containsKey(it.method() + " " + it.path()))
            .map(it -> it.method() + "," + it.path() + "," + usual(it) + "\n")
            .collect(Collectors.joining());
    assertEquals("", missing);
  }

  /** As other paths of that kind have it. */
  private static String usual(Endpoint endpoint) {
    boolean api = endpoint.path().startsWith("/api/");
    String nobody = api ? "401" : "303 /sign-in";
    if (endpoint.role() == null) {
      return "200,200,200,200,200,200,200,200,421,200,200,200,200,200";
    }
    if (endpoint.method().equals("POST")) {
      String form = api ? "200,200" : "403,403";
      return nobody + ",401,403,200,200,403,200,200,421,403,403,403," + form;
    }
    return endpoint.role() == Role.DATA
        ? nobody + ",401,403,403,200,200,403,200,421,200,200,200,200,200"
        : nobody + ",401,200,200,200,200,200,200,421,200,200,200,200,200";
  }

  @Test
  void noLineIsOfAPathThatIsNotThere() {
    Set<String> there =
        answered.stream().map(it -> it.method() + " " + it.path()).collect(Collectors.toSet());
    assertEquals(List.of(), ROWS.keySet().stream().filter(name -> !there.contains(name)).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void whoIsLetIn(Row row) throws IOException {
    Map<String, String> found = new HashMap<>();
    CLOCK.forward(Duration.ofMinutes(2));
    for (String who : row.cells().keySet()) {
      signIn();
      RawRequest request = RawRequest.of(row.method(), row.path().replaceAll("\\{[^}]*}", "x"));
      RawRequest.RawAnswer answer = asked(request, row, who).send(server.port());
      found.put(who, told(answer));
      assertTrue(SECRETS.values().stream().noneMatch(answer.text()::contains), who);
    }
    assertEquals(row.cells(), found, row.name());
  }

  private static String told(RawRequest.RawAnswer answer) {
    assertEquals("no-store", answer.header("Cache-Control").orElseThrow());
    assertEquals("nosniff", answer.header("X-Content-Type-Options").orElseThrow());
    assertEquals("same-origin", answer.header("Referrer-Policy").orElseThrow());
    assertEquals(
        "default-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none';"
            + " frame-ancestors 'none'",
        answer.header("Content-Security-Policy").orElseThrow());
    String to = answer.header("Location").map(place -> " " + place).orElse("");
    return answer.status() + to;
  }

  private static RawRequest asked(RawRequest request, Row row, String who) {
    String own = "http://localhost:" + server.port();
    boolean act = row.method().equals("POST") && !row.path().startsWith("/api/");
    return switch (who) {
      case "none" -> formed(request, act, "");
      case "proxy" -> byProxy(formed(request, act, proxyForm)).with("Origin", own);
      case "foreign Host" ->
          bearer(formed(request, act, ownForm), "data").with("Host", "evil.example");
      case "session" -> signedIn(formed(request, act, ownForm)).with("Origin", own);
      case "foreign Origin" ->
          signedIn(formed(request, act, ownForm)).with("Origin", "http://evil.example");
      case "no Origin" -> signedIn(formed(request, act, ownForm));
      case "null Origin" -> signedIn(formed(request, act, ownForm)).with("Origin", "null");
      case "no form token" -> signedIn(formed(request, act, "")).with("Origin", own);
      case "proxy's form token" -> signedIn(formed(request, act, proxyForm)).with("Origin", own);
      default -> bearer(formed(request, act, ""), who);
    };
  }

  private static RawRequest formed(RawRequest request, boolean act, String token) {
    return act ? request.form(token.isEmpty() ? "reason=x" : "reason=x&token=" + token) : request;
  }

  private static RawRequest signedIn(RawRequest request) {
    return request.with("Cookie", "other=1; " + cookie);
  }

  private static RawRequest bearer(RawRequest request, String role) {
    return request.with("Authorization", "Bearer " + SECRETS.get(role));
  }

  private static RawRequest byProxy(RawRequest request) {
    return request
        .with("X-User", "olga@example.com")
        .with("X-Courier-Proxy", "0123456789-of-proxy")
        .with("Cookie", "_oauth2_proxy=1");
  }

  /** Nobody looks at the screen here. */
  private record Nothing() implements LiveSettings.EditNotice {
    @Override
    public void faults(List<Fault> faults) {}

    @Override
    public void line(String text) {}

    @Override
    public void settings(Settings now) {}
  }
}
