package io.attentivecourier.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.SettableClock;
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
    ApiOptions options = ApiOptions.of("acme").withLimit(ApiEndpoint.ME, 2).withClock(STOPPED);
    try (FaultyApi api = FaultyApi.start(options)) {
      Caller caller = Caller.of(api);
      assertEquals("200 2 1", told(caller));
      assertEquals("200 2 0", told(caller));
      assertEquals("429 2 0", told(caller));
      assertEquals(List.of("more than 2 requests a second at ME"), api.breaches());
      assertEquals(3, api.requests().count(ApiEndpoint.ME));
      assertEquals(3, api.requests().mostInOneSecond(ApiEndpoint.ME));
      assertEquals(STOPPED.instant(), api.requests().arrivals(ApiEndpoint.ME).get(2));
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
    assertEquals(100, ApiEndpoint.BULK.limit());
    assertEquals(100, ApiEndpoint.JOB.limit());
    assertEquals(10, ApiEndpoint.SUBSCRIBE.limit());
    assertEquals(150, ApiEndpoint.ME.limit());
  }

  @Test
  void theSecondSlides() {
    SettableClock clock = new SettableClock(STOPPED.instant(), ZoneOffset.UTC);
    Gate.SlidingWindow pace = new Gate.SlidingWindow(clock, Map.of(ApiEndpoint.BULK, 2));
    clock.set(STOPPED.instant().plusMillis(900));
    assertTrue(pace.take(ApiEndpoint.BULK).isFree());
    clock.set(STOPPED.instant().plusMillis(1_000));
    assertTrue(pace.take(ApiEndpoint.BULK).isFree());
    clock.set(STOPPED.instant().plusMillis(1_899));
    assertEquals(new Gate.SlidingWindow.Place(2, 0, false), pace.take(ApiEndpoint.BULK));
    clock.set(STOPPED.instant().plusMillis(1_900));
    assertEquals(new Gate.SlidingWindow.Place(2, 0, true), pace.take(ApiEndpoint.BULK));
    clock.set(STOPPED.instant().plusMillis(3_000));
    assertEquals(new Gate.SlidingWindow.Place(2, 1, true), pace.take(ApiEndpoint.BULK));
  }

  @Test
  void theMostInAnyWindowIsCounted() {
    SettableClock clock = new SettableClock(STOPPED.instant(), ZoneOffset.UTC);
    RequestLog requests = new RequestLog(clock);
    for (long millis : List.of(0L, 900L, 1_000L, 1_100L, 1_899L, 3_000L)) {
      clock.set(STOPPED.instant().plusMillis(millis));
      requests.record(ApiEndpoint.BULK);
    }
    assertEquals(4, requests.mostInOneSecond(ApiEndpoint.BULK));
    assertEquals(0, requests.mostInOneSecond(ApiEndpoint.JOB));
  }
}
