package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AProxyIsBelievedOrRefusedTest {
  private static final String SECRET = "0123456789-of-proxy";
  private static final String ALICE = "0123456789-of-alice";

  @AutoClose
  private final ObserveFixture console =
      new ObserveFixture(
          new Health(List.of()),
          List.of(
              Endpoint.get(
                  "/", Role.VIEWER, request -> PageAnswer.line(200, said(request.caller())))),
          Map.of(
              "courier.console.token.alice", "viewer:" + ALICE,
              "courier.console.proxy.header", "X-User",
              "courier.console.proxy.addresses", "127.0.0.1,127.0.1.0/24",
              "courier.console.proxy.secret", SECRET,
              "courier.console.proxy.roles", "alice:operator,c:d:data,bob@example.com:viewer"));

  private static String said(Caller caller) {
    return caller.name() + " " + caller.may(Role.OPERATOR) + " " + caller.may(Role.DATA);
  }

  private static RawRequest from(String name) {
    return RawRequest.of("GET", "/").with("X-User", name).with("X-Courier-Proxy", SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "alice, alice true false",
    "bob@example.com, bob@example.com false false",
    "c:d, c:d true true"
  })
  void itsPeopleHaveTheirRoles(String name, String said) throws IOException {
    RawRequest.RawAnswer answer = from(name).send(console.port());
    assertEquals("200 " + said, answer.status() + " " + answer.body().strip());
  }

  @ParameterizedTest
  @CsvSource({"carol, 403", "Alice, 403", "viewer, 400", "OPERATOR, 400", "'', 400", "?, 400"})
  void othersAreRefused(String name, int status) throws IOException {
    assertEquals(status, from(name).send(console.port()).status());
  }

  @Test
  void onlyFromItsAddressesWithItsSecretAndOnce() throws IOException {
    assertEquals(200, from("alice").from("127.0.1.9").send(console.port()).status());
    assertEquals(400, from("alice").from("127.0.2.9").send(console.port()).status());
    RawRequest bare = RawRequest.of("GET", "/").with("X-User", "alice");
    assertEquals(400, bare.send(console.port()).status());
    assertEquals(400, bare.with("X-Courier-Proxy", SECRET + "x").send(console.port()).status());
    assertEquals(400, from("alice").with("X-User", "alice").send(console.port()).status());
    assertEquals(400, from("alice").with("x-user", "bob").send(console.port()).status());
    RawRequest twice = from("alice").with("X-Courier-Proxy", SECRET);
    assertEquals(400, twice.send(console.port()).status());
  }

  @Test
  void besideATokenOrASessionItSaysTheSameName() throws IOException {
    String bearer = "Bearer " + ALICE;
    assertEquals(200, from("alice").with("Authorization", bearer).send(console.port()).status());
    assertEquals(400, from("c:d").with("Authorization", bearer).send(console.port()).status());
    String cookie =
        RawRequest.of("POST", "/sign-in").form("secret=" + ALICE).send(console.port()).cookie();
    assertEquals(200, from("alice").with("Cookie", cookie).send(console.port()).status());
    assertEquals(400, from("c:d").with("Cookie", cookie).send(console.port()).status());
  }

  /** A proxy that forgot the name has signed nobody in. */
  @Test
  void withoutANameNobodyIsSignedIn() throws IOException {
    console.set(
        Map.of(
            "courier.console.viewers", "open",
            "courier.console.proxy.header", "X-User",
            "courier.console.proxy.addresses", "127.0.0.1",
            "courier.console.proxy.secret", SECRET,
            "courier.console.proxy.roles", "*:viewer"));
    assertEquals(200, RawRequest.of("GET", "/").send(console.port()).status());
    RawRequest through = RawRequest.of("GET", "/").with("X-Courier-Proxy", SECRET);
    assertEquals(303, through.send(console.port()).status());
  }
}
