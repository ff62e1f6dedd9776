package io.attentivecourier.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.feed.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ABreakerStopsWhatNobodyAnswersTest {
  private final SettableClock clock = SettableClock.at("2026-11-22T15:00:00Z");
  private final Breaker breaker = new Breaker(3, Duration.ofMinutes(1), clock);

  private int passed(int tries) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += breaker.tryPass() ? 1 : 0;
    }
    return passed;
  }

  @Test
  void soManyGoOutWithoutAnAnswer() {
    assertEquals(3, passed(100));
    assertEquals(true, breaker.isOpen());
  }

  @Test
  void anAnswerLetsAllGoOn() {
    for (int i = 0; i < 100; i++) {
      assertEquals(2, passed(2));
      breaker.recordAnswer();
    }
    assertEquals(false, breaker.isOpen());
  }

  @Test
  void afterAPauseASingleOneIsTried() {
    passed(100);
    clock.forward(Duration.ofMinutes(1));
    assertEquals(false, breaker.isOpen());
    assertEquals(1, passed(100));
    clock.forward(Duration.ofMinutes(1));
    assertEquals(1, passed(1));
    breaker.recordAnswer();
    assertEquals(3, passed(100));
  }
}
