package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ARequestHasItsLimitsTest {
  private static final String SECRET = "0123456789-of-alice";
  private static final int MOST = 64 * 1024;

  @AutoClose
  private final ObserveFixture console =
      new ObserveFixture(
          new Health(List.of()),
          List.of(
              Endpoint.get("/runs/{run}", Role.VIEWER, request -> PageAnswer.line(200, "a run")),
              Endpoint.post(
                  "/api/runs/{run}/release",
                  Role.OPERATOR,
                  request ->
                      CompletableFuture.completedFuture(
                          PageAnswer.line(200, request.body().length + request.contentType()))),
              Endpoint.post("/api/broken", Role.OPERATOR, request -> broken())),
          Map.of("courier.console.token.alice", "operator:" + SECRET));

  private static CompletableFuture<PageAnswer> broken() {
    return CompletableFuture.failedFuture(new IllegalStateException("phone=2125550143"));
  }

  private RawRequest asked(String method, String path) {
    return RawRequest.of(method, path).with("Authorization", "bearer   " + SECRET);
  }

  private RawRequest.RawAnswer sent(int length) throws IOException {
    return asked("POST", "/api/runs/x/release")
        .with("Content-Type", "Application/JSON; charset=utf-8")
        .body("x".repeat(length))
        .send(console.port());
  }

  @Test
  void aBodyHas64KiB() throws IOException {
    assertEquals(MOST + "application/json\n", sent(MOST).body());
    assertEquals(413, sent(MOST + 1).status());
    assertEquals(
        "{\"faults\":[{\"key\":\"body\",\"fault\":\"a body here has at most 64"
            + " KiB\",\"mend\":\"\"}]}\n",
        sent(MOST + 1).body());
  }

  @Test
  void aSignInHas4KiB() throws IOException {
    String secret = "secret=" + "x".repeat(4096);
    assertEquals(413, RawRequest.of("POST", "/sign-in").form(secret).send(console.port()).status());
    assertEquals(
        401,
        RawRequest.of("POST", "/sign-in")
            .form(secret.substring(0, 4096))
            .send(console.port())
            .status());
  }

  @Test
  void anAddressHas8KiB() throws IOException {
    assertEquals(200, asked("GET", "/runs/x?q=" + "x".repeat(8000)).send(console.port()).status());
    assertEquals(414, asked("GET", "/runs/x?q=" + "x".repeat(8190)).send(console.port()).status());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /runs/x, 'GET, HEAD'",
    "DELETE, /runs/x, 'GET, HEAD'",
    "GET, /api/runs/x/release, POST",
    "HEAD, /api/runs/x/release, POST",
    "OPTIONS, /api/runs/x/release, POST",
    "TRACE, /sign-in, 'GET, HEAD, POST'"
  })
  void anotherMethodIsToldThoseOfThePath(String method, String path, String allowed)
      throws IOException {
    RawRequest.RawAnswer answer = asked(method, path).send(console.port());
    assertEquals(405, answer.status());
    assertEquals(allowed, answer.header("Allow").orElseThrow());
  }

  @Test
  void headHasTheSameHeadersAndNoBody() throws IOException {
    RawRequest.RawAnswer answer = asked("HEAD", "/runs/x").send(console.port());
    assertEquals(200, answer.status());
    assertEquals("6", answer.header("Content-Length").orElseThrow());
    assertEquals("", answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runs/../sign-in",
        "/../etc/passwd",
        "/runs/./x",
        "/runs//x",
        "//runs/x",
        "/x/%2e"
      })
  void noPathLeadsAroundAnother(String path) throws IOException {
    assertEquals(404, asked("GET", path).send(console.port()).status());
  }

  @Test
  void aFaultOfOursTellsAProgramNothingOfARow() throws IOException {
    RawRequest.RawAnswer answer = asked("POST", "/api/broken").send(console.port());
    assertEquals(500, answer.status());
    assertTrue(answer.body().startsWith("{\"faults\":[{\"key\":\"courier\""));
    assertFalse(answer.text().contains("555"));
  }

  /** The JDK cuts the connection without a word. */
  @Test
  void headersWithoutAnEndAreNotRead() {
    RawRequest request = asked("GET", "/runs/x");
    for (int i = 0; i < 300; i++) {
      request.with("X-" + i, "x");
    }
    assertThrows(
        RuntimeException.class, () -> assertEquals(200, request.send(console.port()).status()));
  }

  @Test
  void aRefusalIsAPageForABrowser() throws IOException {
    RawRequest.RawAnswer answer =
        asked("GET", "/nowhere").with("Accept", "text/html,*/*;q=0.8").send(console.port());
    assertEquals(404, answer.status());
    assertEquals("text/html; charset=utf-8", answer.header("Content-Type").orElseThrow());
    assertEquals("refused: no such page", answer.body());
    RawRequest away = RawRequest.of("GET", "/runs/x").with("Accept", "text/html");
    assertEquals("/sign-in", away.send(console.port()).header("Location").orElseThrow());
  }

  @Test
  void aRefusalOfTheApiIsADocument() throws IOException {
    RawRequest.RawAnswer answer = RawRequest.of("POST", "/api/broken").send(console.port());
    assertEquals(401, answer.status());
    assertEquals("Bearer", answer.header("WWW-Authenticate").orElseThrow());
    assertEquals("application/json", answer.header("Content-Type").orElseThrow());
    assertTrue(answer.body().contains("\"mend\":\"send the header Authorization: Bearer SECRET\""));
  }
}
