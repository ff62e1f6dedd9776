package io.attentivecourier.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ABrakeStopsWhatNobodyAnswersTest {
  private Instant now = Instant.parse("2026-11-22T15:00:00Z");
  private final Breaker brake = new Breaker(3, Duration.ofMinutes(1), new Now());

  private int passed(int tries) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += brake.tryPass() ? 1 : 0;
    }
    return passed;
  }

  @Test
  void soManyGoOutWithoutAnAnswer() {
    assertEquals(3, passed(100));
    assertEquals(true, brake.isOpen());
  }

  @Test
  void anAnswerLetsAllGoOn() {
    for (int i = 0; i < 100; i++) {
      assertEquals(2, passed(2));
      brake.recordAnswer();
    }
    assertEquals(false, brake.isOpen());
  }

  @Test
  void afterAPauseASingleOneIsTried() {
    passed(100);
    now = now.plusSeconds(60);
    assertEquals(false, brake.isOpen());
    assertEquals(1, passed(100));
    now = now.plusSeconds(60);
    assertEquals(1, passed(1));
    brake.recordAnswer();
    assertEquals(3, passed(100));
  }

  private final class Now extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
