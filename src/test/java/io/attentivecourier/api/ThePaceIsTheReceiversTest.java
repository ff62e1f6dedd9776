package io.attentivecourier.api;

import static io.attentivecourier.api.Times.mostInOneSecond;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit counts what comes in at the receiver, in seconds that the receiver begins. */
class ThePaceIsTheReceiversTest {
  private static final long SECOND = RateLimiter.SECOND;
  private static final long MILLI = SECOND / 1_000;
  private static final RateHeaders SILENT = new RateHeaders(0, -1, Optional.empty());

  private final SetTicker ticker = new SetTicker();

  private RateLimiter pace(int requestsPerSecond) {
    return new RateLimiter(requestsPerSecond, ticker, () -> false);
  }

  /** When it went out, with an answer of that content that long after it. */
  private long send(RateLimiter pace, int status, RateHeaders headers, long took) throws Exception {
    long number = pace.acquire();
    long out = ticker.nanos();
    ticker.pass(took);
    pace.report(number, status, headers);
    return out;
  }

  private List<Long> sendAll(RateLimiter pace, int requests, long took) throws Exception {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      times.add(send(pace, 202, SILENT, took));
    }
    return times;
  }

  private static RateHeaders left(int limit, int remaining) {
    return new RateHeaders(limit, remaining, Optional.empty());
  }

  private static RateHeaders retryAfter(long seconds) {
    return new RateHeaders(0, -1, Optional.of(Duration.ofSeconds(seconds)));
  }

  /** What the first quarter of a second holds opens connections, and comes in at its end. */
  @ParameterizedTest
  @ValueSource(ints = {10, 50, 150})
  void theFirstAreLateAndThoseBehindThemAreNotTooMany(int rate) throws Exception {
    RateLimiter pace = pace(rate);
    assertTrue(mostInOneSecond(opened(sendAll(pace, 5 * rate, 0))) <= rate);
    ticker.pass(11 * SECOND);
    assertTrue(mostInOneSecond(opened(sendAll(pace, 5 * rate, 0))) <= rate, "after an idle time");
  }

  private static List<Long> opened(List<Long> out) {
    long open = out.get(0) + 250 * MILLI;
    return out.stream().map(at -> Math.max(at, open)).sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 150, 1_000})
  void whatComesFourMillisecondsLateIsNotOneTooMany(int rate) throws Exception {
    List<Long> out = sendAll(pace(rate), 20 * rate, 0);
    List<Long> in = new ArrayList<>();
    for (int i = 0; i < out.size(); i++) {
      in.add(out.get(i) + (i / rate % 2 == 0 ? 4 * MILLI : 0));
    }
    assertTrue(mostInOneSecond(in.stream().sorted().toList()) <= rate);
  }

  /** All others took 10 ms. More than a quarter of a second is its work, not its way. */
  @ParameterizedTest
  @CsvSource({"10, 1000", "210, 1200", "260, 1250", "900, 1250"})
  void aSecondThatIsFullBeginsWhenItsRequestCameIn(long took, long next) throws Exception {
    RateLimiter pace = pace(0);
    sendAll(pace, 5_000, 10 * MILLI);
    long out = send(pace, 202, left(1, 0), took * MILLI);
    assertEquals(out + next * MILLI, send(pace, 202, SILENT, 0));
  }

  @Test
  void othersWhoUseTheTokenTooAreGivenASecond() throws Exception {
    RateLimiter pace = pace(50);
    send(pace, 202, left(100, 0), 0);
    assertTrue(send(pace, 202, SILENT, 0) >= SECOND);
  }

  @Test
  void aRefusalByChanceEndsTheSecondAllTheSame() throws Exception {
    RateLimiter pace = pace(50);
    send(pace, 429, left(100, 0), 0);
    assertEquals(SECOND, send(pace, 202, SILENT, 0));
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "3600, 120"})
  void retryAfterIsHonouredUpToTwoMinutes(long seconds, long waited) throws Exception {
    RateLimiter pace = pace(0);
    send(pace, 503, retryAfter(seconds), 0);
    assertEquals(waited * SECOND, send(pace, 202, SILENT, 0));
  }

  /** A clock of nanoseconds may stand anywhere, below nothing too. */
  @ParameterizedTest
  @ValueSource(longs = {0, -1_000_000 * SECOND})
  void ofTwoWaitsTheLongerCounts(long begin) throws Exception {
    ticker.pass(begin);
    RateLimiter pace = pace(0);
    long first = pace.acquire();
    long second = pace.acquire();
    pace.report(first, 503, retryAfter(60));
    pace.report(second, 503, retryAfter(1));
    assertEquals(begin + 60 * SECOND, send(pace, 202, SILENT, 0));
  }
}
