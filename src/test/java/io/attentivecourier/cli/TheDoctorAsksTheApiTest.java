package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.http.RawServer;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TheDoctorAsksTheApiTest {
  @RegisterExtension private final TestHome home = new TestHome();

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"));

  @AfterEach
  void close() {
    assertEquals(List.of(), api.breaches());
  }

  private Told doctor() {
    return Told.by(home.pipeline("winback", TestHome.ALL), "doctor");
  }

  private static JsonNode finding(Told told) {
    return StreamSupport.stream(told.document().get("findings").spliterator(), false)
        .filter(one -> one.path("part").asText().equals("api"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(told));
  }

  @Test
  void companyDomainAndTheTwoPermissions() {
    Told told = Told.by(home.api(api), "doctor");
    String text = finding(told).path("text").asText();

    assertEquals("good", finding(told).path("verdict").asText(), told::toString);
    assertTrue(text.startsWith("Siren Denim, sirendenim.attn.tv;"), text);
    assertTrue(text.contains("Custom Attributes and Subscribers must both be All"), text);
    assertEquals(1, api.requests().count(ApiEndpoint.ME));
  }

  @Test
  void anotherAccountsDomainIsSaid() {
    home.api(api).set("courier.clientDomain", "othershop");
    Told told = doctor();

    assertEquals("LOOK", finding(told).path("verdict").asText(), told::toString);
    String text = finding(told).path("text").asText();
    assertTrue(text.contains("courier.clientDomain is othershop"), text);
    assertTrue(text.contains("sirendenim.attn.tv"), text);
  }

  @Test
  void withoutAKeyNothingIsChecked() {
    Told told = doctor();

    assertEquals(0, told.exit(), told::toString);
    assertEquals("-", finding(told).path("verdict").asText(), told::toString);
    assertEquals(0, told.document().get("faults").size());
  }

  @ParameterizedTest
  @CsvSource({
    "401, courier.api.key",
    "403, courier.api.key",
    "404, courier.api.url",
    "503, courier.api.url"
  })
  void aRefusalNamesItsKey(int status, String key) {
    home.api(api);
    api.faults().always(ApiEndpoint.ME, ApiFailures.ApiFailure.status(status));
    assertFault(key);
  }

  @Test
  void aWrongKeyIsAFaultOfTheKey() {
    home.api(api).set("courier.api.key", "another");
    Told told = assertFault("courier.api.key");
    assertFalse(told.document().toString().contains("another"), told::toString);
  }

  @Test
  void nobodyThereIsAFaultOfTheAddress() {
    home.api(api);
    api.close();
    assertFault("courier.api.url");
  }

  @ParameterizedTest
  @MethodSource("stalls")
  void anAnswerThatNeverEndsIsAFaultOfTheAddress(RawServer.Script stall) throws Exception {
    home.api(api);
    System.setProperty("api.answerTimeout", "400");
    try (RawServer server = RawServer.answering(stall)) {
      home.set("courier.api.url", server.url());
      assertFault("courier.api.url");
    } finally {
      System.clearProperty("api.answerTimeout");
    }
  }

  static Stream<RawServer.Script> stalls() {
    String ok = "HTTP/1.1 200 OK\r\n";
    String endless = ok + "Content-Length: 100000000000\r\n\r\n";
    return Stream.of(
        (request, line) -> line.send(ok).trickle("a: b\r\n", 40),
        (request, line) -> line.send(endless).trickle("{", 40),
        (request, line) -> line.send(endless).flood("{".repeat(10_000)),
        (request, line) -> line.send(ok).flood("a: " + "b".repeat(7_000) + "\r\n"));
  }

  private Told assertFault(String key) {
    Told told = doctor();
    JsonNode fault = told.document().path("faults").path(0);
    assertEquals(1, told.exit(), told::toString);
    assertEquals(key, fault.path("key").asText(), told::toString);
    assertFalse(fault.path("mend").asText().isBlank(), told::toString);
    assertEquals("FAULT", finding(told).path("verdict").asText(), told::toString);
    return told;
  }
}
