package io.attentivecourier.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ARequestIsTriedAgainLaterAndLaterTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, true",
    "1, 500, 1000, true",
    "2, 1000, 2000, true",
    "3, 2000, 4000, true",
    "6, 16000, 32000, true",
    "7, 30000, 60000, true",
    "8, 30000, 60000, false"
  })
  void theWaitDoublesUpToAMinute(int retry, long least, long most, boolean worth) {
    Duration first = Duration.ofSeconds(1);
    assertEquals(Duration.ofMillis(least), PendingRequest.waitBefore(retry, first, 0));
    assertEquals(Duration.ofMillis(most), PendingRequest.waitBefore(retry, first, 1));
    assertEquals(worth, PendingRequest.isTryLeft(retry));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After | 7 | 7",
        "retry-after | Sun, 22 Nov 2026 15:00:30 GMT | 30",
        "Retry-After | Sun, 22 Nov 2026 14:00:00 GMT | -1",
        "Retry-After | soon | -1",
        "Retry-After | -5 | -1",
        "Retry-After | 99999999999999999999 | -1",
        "Other | 7 | -1"
      })
  void retryAfterIsSecondsOrADate(String name, String value, long seconds) {
    Optional<Duration> wait =
        seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    assertEquals(wait, RateHeaders.of(Map.of(name, value), NOW).retryAfter());
  }

  @ParameterizedTest
  @CsvSource({"100, 0, 100, 0", "100, 42, 100, 42", "x, , 0, -1", "-1, -1, 0, -1"})
  void whatIsLeftIsRead(String limit, String remaining, int atMost, int left) {
    Map<String, Object> headers =
        Map.of(
            "X-RateLimit-Limit",
            limit,
            "x-ratelimit-remaining",
            remaining == null ? "" : remaining);
    assertEquals(new RateHeaders(atMost, left, Optional.empty()), RateHeaders.of(headers, NOW));
  }
}
