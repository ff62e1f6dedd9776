package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ABrowserSignsInOnceTest {
  private static final String SECRET = "0123456789-of-alice";
  private static final String TOKEN = "courier.console.token.alice@example.com";
  private static final Map<String, String> ALICE = Map.of(TOKEN, "operator:" + SECRET);

  @AutoClose
  private final ObserveFixture console =
      new ObserveFixture(
          new Health(List.of()),
          List.of(
              Endpoint.get("/", Role.VIEWER, ABrowserSignsInOnceTest::who),
              Endpoint.get("/runs/{run}", Role.VIEWER, ABrowserSignsInOnceTest::who)),
          ALICE);

  private static PageAnswer who(ConsoleRequest request) {
    return PageAnswer.line(200, request.caller().name() + " " + request.formToken());
  }

  private RawRequest.RawAnswer signIn(String secret) throws IOException {
    return RawRequest.of("POST", "/sign-in").form("secret=" + secret).send(console.port());
  }

  private RawRequest.RawAnswer asked(String path, String cookie) throws IOException {
    return RawRequest.of("GET", path).with("Cookie", cookie).send(console.port());
  }

  @Test
  void itsCookieIsItsAlone() throws IOException {
    RawRequest.RawAnswer answer = signIn(SECRET);

    assertEquals(303, answer.status());
    assertEquals("/", answer.header("Location").orElseThrow());
    String cookie = answer.header("Set-Cookie").orElseThrow();
    assertTrue(
        cookie.matches(
            "courier-0123abcd=[A-Za-z0-9_-]{43}; Path=/; Max-Age=43200; HttpOnly;"
                + " SameSite=Strict"),
        cookie);
    assertTrue(asked("/", answer.cookie()).body().startsWith("alice@example.com "));
  }

  @Test
  void whereABrowserComesByTlsTheCookieGoesByTlsAlone() throws IOException {
    console.set(
        Map.of(TOKEN, "operator:" + SECRET, "courier.console.url", "https://courier.example.com"));
    assertTrue(signIn(SECRET).header("Set-Cookie").orElseThrow().endsWith("; Secure"));
  }

  @Test
  void eachSignInHasANewIdAndEndsTheOneBefore() throws IOException {
    String planted = signIn(SECRET).cookie();
    String own =
        RawRequest.of("POST", "/sign-in")
            .with("Cookie", planted)
            .with("Origin", "http://localhost:" + console.port())
            .form("secret=" + SECRET)
            .send(console.port())
            .cookie();

    assertNotEquals(planted, own);
    assertEquals(303, asked("/", planted).status());
    assertEquals(200, asked("/", own).status());
  }

  @Test
  void anIdThatNobodyWasGivenIsNone() throws IOException {
    assertEquals(303, asked("/", "courier-0123abcd=" + "A".repeat(43)).status());
    assertEquals(303, asked("/", "courier-0123abcd=").status());
    String cookie = signIn(SECRET).cookie();
    assertEquals(303, asked("/", cookie.replace("0123abcd", "0123abce")).status());
  }

  @Test
  void itEndsAfterTwelveHours() throws IOException {
    String cookie = signIn(SECRET).cookie();
    console.clock().forward(Duration.ofHours(12).minusSeconds(1));
    assertEquals(200, asked("/", cookie).status());
    console.clock().forward(Duration.ofSeconds(1));
    assertEquals(303, asked("/", cookie).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"operator:another-secret-of-alice", "viewer:0123456789-of-alice", "removed"})
  void aChangedTokenEndsIt(String now) throws IOException {
    String cookie = signIn(SECRET).cookie();
    console.set(
        now.equals("removed")
            ? Map.of("courier.console.token.bob", "viewer:0123456789-of-bob")
            : Map.of(TOKEN, now));
    assertEquals(303, asked("/", cookie).status());
    console.set(ALICE);
    assertEquals(303, asked("/", cookie).status());
  }

  @Test
  void anotherTokenThatChangesDoesNot() throws IOException {
    String cookie = signIn(SECRET).cookie();
    console.set(
        Map.of(TOKEN, "operator:" + SECRET, "courier.console.token.b", "data:0123456789-of-bob"));
    assertEquals(200, asked("/", cookie).status());
  }

  @Test
  void whoSignsOutIsOut() throws IOException {
    String cookie = signIn(SECRET).cookie();
    String form = asked("/", cookie).body().split(" ")[1].strip();
    RawRequest.RawAnswer out =
        RawRequest.of("POST", "/sign-out")
            .with("Cookie", cookie)
            .with("Origin", "http://localhost:" + console.port())
            .form("token=" + form)
            .send(console.port());

    assertEquals(303, out.status());
    assertEquals("/sign-in", out.header("Location").orElseThrow());
    assertTrue(out.header("Set-Cookie").orElseThrow().contains("=; Path=/; Max-Age=0"));
    assertEquals(303, asked("/", cookie).status());
    assertEquals(405, RawRequest.of("GET", "/sign-out").send(console.port()).status());
  }

  /** A link in an alert leads to its run, by way of the sign-in. */
  @Test
  void itGoesOnToWhatWasAskedFor() throws IOException {
    RawRequest.RawAnswer away = RawRequest.of("GET", "/runs/x?days=3").send(console.port());
    assertEquals("/sign-in", away.header("Location").orElseThrow());

    RawRequest.RawAnswer in =
        RawRequest.of("POST", "/sign-in")
            .with("Cookie", away.cookie())
            .form("secret=" + SECRET)
            .send(console.port());
    assertEquals("/runs/x?days=3", in.header("Location").orElseThrow());
    RawRequest.RawAnswer again = asked("/sign-in", in.cookie() + "; " + away.cookie());
    assertEquals("/runs/x?days=3", again.header("Location").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/sign-out", "x", ""})
  void itGoesNowhereElse(String wanted) throws IOException {
    RawRequest.RawAnswer in =
        RawRequest.of("POST", "/sign-in")
            .with("Cookie", "courier-0123abcd-to=" + wanted)
            .form("secret=" + SECRET)
            .send(console.port());
    assertEquals("/", in.header("Location").orElseThrow());
  }

  /** Browsers keep strict cookies back when a link of a mail is followed. */
  @Test
  void whoComesFromAMailIsAskedOnceMoreByTheBrowserItself() throws IOException {
    assertTrue(
        RawRequest.of("GET", "/sign-in")
            .with("Sec-Fetch-Site", "cross-site")
            .send(console.port())
            .body()
            .contains("again: true"));
    assertTrue(
        RawRequest.of("GET", "/sign-in")
            .with("Sec-Fetch-Site", "same-origin")
            .send(console.port())
            .body()
            .contains("again: false"));
  }

  @Test
  void aWrongSecretIsNotRepeated() throws IOException {
    RawRequest.RawAnswer answer = signIn("a-wrong-secret-of-nobody");
    assertEquals(401, answer.status());
    assertFalse(answer.text().contains("a-wrong-secret"));
    assertFalse(answer.text().contains("Set-Cookie"));
  }

  @Test
  void theSessionsAreBounded() throws IOException {
    Sessions sessions = console.served().access().sessions();
    String first = signIn(SECRET).cookie();
    var token = console.served().access().inForce().console().tokens().get(0);
    for (int i = 0; i < Sessions.MOST; i++) {
      sessions.begin(token);
    }
    assertEquals(Sessions.MOST, sessions.count());
    assertEquals(303, asked("/", first).status());
  }

  @Test
  void onlyTheFormIsTaken() throws IOException {
    RawRequest request = RawRequest.of("POST", "/sign-in").with("Content-Type", "application/json");
    assertEquals(415, request.send(console.port()).status());
  }
}
