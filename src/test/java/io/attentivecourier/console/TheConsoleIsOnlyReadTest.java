package io.attentivecourier.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheConsoleIsOnlyReadTest {
  @AutoClose
  private final ObserveFixture console =
      new ObserveFixture(List.of(() -> new Health.CheckResult("one", true, "good")));

  @Test
  void metricsAreInPrometheusTextFormat() throws Exception {
    HttpResponse<String> answer = console.get("/observe/metrics");

    assertEquals(200, answer.statusCode());
    assertEquals("text/plain; version=0.0.4; charset=utf-8", header(answer, "content-type"));
    assertTrue(answer.body().contains("\ncourier_outbox_depth 3.0\n"));
  }

  @Test
  void anAnswerIsNotKeptAndDoesNotSayWhoseServerItIs() throws Exception {
    HttpHeaders headers = console.get("/observe/health").headers();

    assertEquals("no-store", headers.firstValue("cache-control").orElseThrow());
    assertEquals("nosniff", headers.firstValue("x-content-type-options").orElseThrow());
    assertTrue(headers.firstValue("server").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/observe/health", "/observe/metrics"})
  void headHasTheSameHeadersAndNoBody(String path) throws Exception {
    HttpResponse<String> answer = console.ask("HEAD", path);

    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
    assertTrue(Integer.parseInt(header(answer, "content-length")) > 50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void noOtherMethodIsTaken(String method) throws Exception {
    HttpResponse<String> answer = console.ask(method, "/observe/metrics");

    assertEquals(405, answer.statusCode());
    assertEquals("GET, HEAD", header(answer, "allow"));
    assertEquals("this page is only read\n", answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/observe",
        "/observe/",
        "/observe/health/",
        "/observe/healthy",
        "/observe/%68ealth",
        "/observe/x/../health",
        "//observe/health",
        "/actions/winback/run"
      })
  void noOtherPathIsThereAndNoneIsRepeated(String path) throws Exception {
    HttpResponse<String> answer = console.get(path);

    assertEquals(404, answer.statusCode());
    assertEquals("no such page\n", answer.body());
  }

  @Test
  void aQueryChangesNothing() throws Exception {
    assertEquals(200, console.get("/observe/health?full=true").statusCode());
  }

  @Test
  void aPathThatIsNoneDoesNotStopIt() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "GET mailto:ada@example.com HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertFalse(new String(socket.getInputStream().readAllBytes(), US_ASCII).contains(" 200 "));
    }
    assertEquals(200, console.get("/observe/health").statusCode());
  }

  /** Probes and scrapers use any name: that of a service, of a container, of a machine. */
  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "courier.monitoring.svc:8080", "localhost", "[::1]:80"})
  void aMonitorUsesAnyName(String host) throws Exception {
    for (String page : List.of("/observe/metrics", "/observe/health")) {
      assertTrue(asked(page, "Host: " + host + "\r\n").startsWith("HTTP/1.1 200"), host);
    }
  }

  @Test
  void whoNamesNoHostIsNoBrowser() throws Exception {
    assertTrue(asked("/observe/health", "").startsWith("HTTP/1.1 200"));
  }

  private String asked(String path, String headers) throws IOException {
    try (Socket socket = connect()) {
      send(socket, "GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  /** The JDK waits for ever for the rest of a request, and each such request holds a thread. */
  @Test
  void requestsThatNeverEndDoNotSilenceIt() throws Exception {
    List<Socket> halves = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      halves.add(connect());
      send(halves.get(i), "GET /observe/health HTTP/1.1\r\nHost:");
    }
    assertEquals(200, console.get("/observe/health").statusCode());
    for (Socket half : halves) {
      half.close();
    }
  }

  private Socket connect() throws IOException {
    return new Socket(ObserveFixture.LOOPBACK, console.port());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }
}
