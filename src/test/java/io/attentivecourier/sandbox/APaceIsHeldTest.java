package io.attentivecourier.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class APaceIsHeldTest {

  private static final Clock STOPPED =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @Test
  void overTheLimitIs429AndABreach() throws Exception {
    ApiOptions options = ApiOptions.of("acme").withLimit(Endpoint.ME, 2).withClock(STOPPED);
    try (ApiStandIn api = ApiStandIn.start(options)) {
      Caller caller = Caller.of(api);
      assertEquals("200 2 1", told(caller));
      assertEquals("200 2 0", told(caller));
      assertEquals("429 2 0", told(caller));
      assertEquals(List.of("more than 2 requests a second at ME"), api.breaches());
      assertEquals(3, api.requests().count(Endpoint.ME));
      assertEquals(3, api.requests().mostInOneSecond(Endpoint.ME));
      assertEquals(STOPPED.instant(), api.requests().arrivals(Endpoint.ME).get(2));
    }
  }

  private static String told(Caller caller) throws Exception {
    var answer = caller.get("/v2/me");
    return answer.statusCode()
        + " "
        + answer.headers().firstValue("x-ratelimit-limit").orElseThrow()
        + " "
        + answer.headers().firstValue("x-ratelimit-remaining").orElseThrow();
  }

  @Test
  void theLimitsAreThePublishedOnes() {
    assertEquals(100, Endpoint.BULK.limit());
    assertEquals(100, Endpoint.JOB.limit());
    assertEquals(10, Endpoint.SUBSCRIBE.limit());
    assertEquals(150, Endpoint.ME.limit());
  }

  @Test
  void theSecondSlides() {
    Hands hands = new Hands();
    Pace pace = new Pace(hands, Map.of(Endpoint.BULK, 2));
    hands.at(900);
    assertTrue(pace.take(Endpoint.BULK).free());
    hands.at(1_000);
    assertTrue(pace.take(Endpoint.BULK).free());
    hands.at(1_899);
    assertEquals(new Pace.Place(2, 0, false), pace.take(Endpoint.BULK));
    hands.at(1_900);
    assertEquals(new Pace.Place(2, 0, true), pace.take(Endpoint.BULK));
    hands.at(3_000);
    assertEquals(new Pace.Place(2, 1, true), pace.take(Endpoint.BULK));
  }

  @Test
  void theMostInAnyWindowIsCounted() {
    Hands hands = new Hands();
    Requests requests = new Requests(hands);
    for (long millis : List.of(0L, 900L, 1_000L, 1_100L, 1_899L, 3_000L)) {
      hands.at(millis);
      requests.arrived(Endpoint.BULK);
    }
    assertEquals(4, requests.mostInOneSecond(Endpoint.BULK));
    assertEquals(0, requests.mostInOneSecond(Endpoint.JOB));
  }
}
