package io.attentivecourier.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * The rate that an answer's headers ask for: {@code x-ratelimit-limit} (requests a second) and
 * {@code x-ratelimit-remaining} (for the next second), as Attentive documents them, and {@code
 * Retry-After}, which it does not document. A header that cannot be read counts as absent.
 *
 * @param limit 0 if not given
 * @param remaining -1 if not given
 */
public record RateHeaders(int limit, int remaining, Optional<Duration> retryAfter) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
  private static final int MOST_DIGITS = 9;

  /**
   * @param headers by name, in upper or lower case
   */
  public static RateHeaders of(Map<String, Object> headers, Clock clock) {
    return new RateHeaders(
        number(text(headers, "x-ratelimit-limit")).orElse(0),
        number(text(headers, "x-ratelimit-remaining")).orElse(-1),
        retryAfter(text(headers, "retry-after"), clock));
  }

  /** The status, which Camel's HTTP client passes on beside the headers. */
  public static int status(Map<String, Object> headers) {
    return (Integer) headers.get("CamelHttpResponseCode");
  }

  private static String text(Map<String, Object> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> String.valueOf(header.getValue()).strip())
        .findFirst()
        .orElse("");
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1," + MOST_DIGITS + "}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  private static Optional<Duration> retryAfter(String text, Clock clock) {
    return number(text)
        .map(seconds -> Optional.of(Duration.ofSeconds(seconds)))
        .orElseGet(() -> until(text, clock));
  }

  private static Optional<Duration> until(String text, Clock clock) {
    try {
      Duration wait = Duration.between(clock.instant(), DATE.parse(text, Instant::from));
      return Optional.of(wait).filter(time -> !time.isNegative());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
