package io.attentivecourier.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnOpenJobIsLookedAtLessAndLessTest {
  private static final Instant ACCEPTED = Instant.parse("2026-11-22T15:00:00Z");

  private final JobPoll.PollSchedule looks =
      new JobPoll.PollSchedule(Duration.ofSeconds(60), Duration.ofHours(13));

  @ParameterizedTest
  @CsvSource({"0, 60", "1, 90", "2, 135", "6, 683", "7, 900", "1000, 900"})
  void eachWaitIsHalfAsLongAgain(int before, long seconds) {
    Instant next = looks.nextPoll(ACCEPTED, before, ACCEPTED, 0.5);
    assertEquals(seconds, Math.round(Duration.between(ACCEPTED, next).toMillis() / 1_000.0));
  }

  @ParameterizedTest
  @CsvSource({"0, 54", "1, 66"})
  void jobsOfOneMomentAreNotLookedAtInOne(double random, long seconds) {
    assertEquals(ACCEPTED.plusSeconds(seconds), looks.nextPoll(ACCEPTED, 0, ACCEPTED, random));
  }

  @Test
  void theLastLookIsWhenItsTimeIsOver() {
    Instant end = ACCEPTED.plus(Duration.ofHours(13));
    assertEquals(end, looks.nextPoll(ACCEPTED, 99, end.minusSeconds(5), 0.5));
    assertFalse(looks.isOver(ACCEPTED, end.minusMillis(1)));
    assertTrue(looks.isOver(ACCEPTED, end));
  }

  @Test
  void aWaitThatWasAskedForIsNotShortened() {
    JobPoll.PollSchedule slow = new JobPoll.PollSchedule(Duration.ofHours(1), Duration.ofHours(13));
    assertEquals(ACCEPTED.plus(Duration.ofHours(1)), slow.nextPoll(ACCEPTED, 9, ACCEPTED, 0.5));
  }
}
