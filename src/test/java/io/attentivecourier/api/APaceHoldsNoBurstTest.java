package io.attentivecourier.api;

import static io.attentivecourier.api.Times.mostInOneSecond;
import static io.attentivecourier.api.Times.nearest;
import static io.attentivecourier.api.Times.rate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class APaceHoldsNoBurstTest {
  private static final long SECOND = RateLimiter.SECOND;
  private static final long MILLI = SECOND / 1_000;
  private static final RateHeaders SILENT = new RateHeaders(0, -1, Optional.empty());

  private final SetTicker ticker = new SetTicker();
  private final AtomicBoolean stop = new AtomicBoolean();

  private RateLimiter pace(int requestsPerSecond) {
    return new RateLimiter(requestsPerSecond, ticker, stop::get);
  }

  /** When so many requests went out, each of which took so long. */
  private List<Long> times(RateLimiter pace, int requests, long took) throws Exception {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      long number = pace.acquire();
      times.add(ticker.nanos());
      ticker.pass(took);
      pace.report(number, 202, SILENT);
    }
    return times;
  }

  @ParameterizedTest(name = "{0} a second, {1} microseconds late, each takes {2} microseconds")
  @CsvSource({
    "1, 0, 0", "1, 1000, 100000", "2, 500, 1000", "3, 100, 0", "4, 2000, 200000", "7, 100, 0",
    "10, 100, 0", "10, 5000, 90000", "50, 60, 0", "50, 3000, 10000", "100, 60, 0", "100, 900, 5000",
    "150, 60, 2000", "1000, 60, 500", "5000, 60, 50"
  })
  void noSecondHoldsMoreAndNearlyAllIsUsed(int rate, long lateMicros, long tookMicros)
      throws Exception {
    ticker.oversleeping(lateMicros * 1_000);
    List<Long> times = times(pace(rate), 60 * rate + 1, tookMicros * 1_000);
    assertTrue(mostInOneSecond(times) <= rate, mostInOneSecond(times) + " in one second");
    assertTrue(rate(times) >= 0.98 * rate, rate(times) + " a second");
  }

  @Test
  void anIdleTimeIsNotSavedUp() throws Exception {
    RateLimiter pace = pace(10);
    times(pace, 10, 0);
    ticker.pass(3_600 * SECOND);
    assertTrue(mostInOneSecond(times(pace, 100, 0)) <= 10);
  }

  @Test
  void aStandStillIsCaughtUpWithoutABurst() throws Exception {
    RateLimiter pace = pace(50);
    List<Long> times = times(pace, 100, 0);
    ticker.pass(200 * MILLI);
    times.addAll(times(pace, 3_000, 0));
    assertTrue(mostInOneSecond(times) <= 50);
    assertTrue(nearest(times) >= 15_900_000, nearest(times) + " ns: less than 4/5 of a gap");
    assertTrue(rate(times) >= 0.98 * 50, rate(times) + " a second");
  }

  @Test
  void withoutALimitNobodyWaits() throws Exception {
    times(pace(0), 10_000, 0);
    assertEquals(0, ticker.nanos());
  }

  @Test
  void tooManyHalvesThePaceAndTenSecondsLaterItIsWhole() throws Exception {
    RateLimiter pace = pace(100);
    times(pace, 200, 0);
    answer(pace, 429, SILENT);
    assertTrue(rate(times(pace, 20, 0)) < 60);
    assertTrue(mostInOneSecond(times(pace, 1_500, 0)) <= 100);
    assertTrue(rate(times(pace, 200, 0)) >= 98);
  }

  private void answer(RateLimiter pace, int status, RateHeaders headers) throws Exception {
    pace.report(pace.acquire(), status, headers);
  }

  @Test
  void allThatWereUnderWaySlowItOnce() throws Exception {
    RateLimiter pace = pace(100);
    times(pace, 200, 0);
    long[] sent = {pace.acquire(), pace.acquire(), pace.acquire()};
    for (long number : sent) {
      pace.report(number, 429, SILENT);
    }
    assertTrue(rate(times(pace, 10, 0)) > 40);
  }

  @Test
  void oneThatMetALimitWhichThePaceKeepsWasLateAndTheSecondIsNot() throws Exception {
    RateHeaders full = new RateHeaders(100, 0, Optional.empty());
    RateLimiter pace = pace(100);
    times(pace, 200, 0);
    answer(pace, 429, full);
    assertTrue(rate(times(pace, 100, 0)) >= 90);
    answer(pace, 429, full);
    assertTrue(rate(times(pace, 20, 0)) < 60);
  }

  @Test
  void anUnknownLimitIsFoundByHalvingWhatWasSent() throws Exception {
    RateLimiter pace = pace(0);
    times(pace, 1_000, MILLI);
    answer(pace, 429, SILENT);
    double rate = rate(times(pace, 100, 0));
    assertTrue(rate > 400 && rate < 600, rate + " a second");
  }

  /** Nine went out in its last second, and half of that is the new pace. */
  @Test
  void behindARefusalTheReceiverRestsForAWholeGapOfTheNewPace() throws Exception {
    RateLimiter pace = pace(0);
    times(pace, 20, 100 * MILLI);
    long number = pace.acquire();
    ticker.pass(100 * MILLI);
    pace.report(number, 429, SILENT);
    long refused = ticker.nanos();
    assertEquals(222_222_223, times(pace, 1, 0).get(0) - refused);
  }

  @Test
  void aSlowedPaceCatchesNothingUp() throws Exception {
    RateLimiter pace = pace(10);
    times(pace, 20, 0);
    answer(pace, 429, SILENT);
    ticker.pass(900 * MILLI);
    assertTrue(nearest(times(pace, 5, 0)) > 150 * MILLI);
  }

  @Test
  void nothingLeftWaitsIntoTheNextSecond() throws Exception {
    RateLimiter pace = pace(0);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      long number = pace.acquire();
      times.add(ticker.nanos());
      ticker.pass(MILLI);
      pace.report(number, 202, new RateHeaders(100, 99 - i % 100, Optional.empty()));
    }
    assertTrue(mostInOneSecond(times) <= 100);
  }

  @Test
  void aPaceWithinTheLimitIsNotSlowedByWhatIsLeft() throws Exception {
    RateLimiter pace = pace(50);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      long number = pace.acquire();
      times.add(ticker.nanos());
      pace.report(number, 202, new RateHeaders(50, left(times, 50), Optional.empty()));
    }
    assertTrue(rate(times) >= 0.98 * 50, rate(times) + " a second");
  }

  /** What a receiver with that limit still takes in this second. */
  private int left(List<Long> times, int limit) {
    long second = ticker.nanos() - SECOND;
    return limit
        - (int)
            times.stream()
                .skip(Math.max(0, times.size() - limit))
                .filter(at -> at > second)
                .count();
  }

  @Test
  @Timeout(30)
  void theEndOfTheProcessEndsEveryWait() throws Exception {
    RateLimiter pace = pace(1);
    times(pace, 1, 0);
    stop.set(true);
    assertTrue(assertThrows(ApiFault.class, pace::acquire).reason().isEmpty());
    assertThrows(ApiFault.class, () -> pace.pause(Duration.ofHours(1)));
    assertTrue(ticker.nanos() < SECOND);
    stop.set(false);
    assertEquals(10, times(pace, 10, 0).size());
  }

  @Test
  @Timeout(30)
  void whoWentThroughLeavesTheWayToOtherThreads() throws Exception {
    RateLimiter pace = pace(0);
    long first = pace.acquire();
    assertEquals(first + 1, CompletableFuture.supplyAsync(() -> number(pace)).get());
  }

  private static long number(RateLimiter pace) {
    try {
      return pace.acquire();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWaitBetweenTwoTriesIsAsLongAsItWasMeantToBe() throws Exception {
    pace(0).pause(Duration.ofMillis(1_250));
    assertEquals(1_250 * MILLI, ticker.nanos());
  }
}
