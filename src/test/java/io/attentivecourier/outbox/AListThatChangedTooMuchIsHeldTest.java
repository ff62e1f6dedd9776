package io.attentivecourier.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.guard.Guard;
import io.attentivecourier.guard.Guards;
import io.attentivecourier.guard.ReleasedGuards;
import io.attentivecourier.settings.GuardLimits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AListThatChangedTooMuchIsHeldTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/guards/drop.csv", useHeadersInDisplayName = true)
  void aDrop(long before, long now, String percent, long rows, String verdict, String why) {
    Guards.GuardedSegment segment = new Guards.GuardedSegment("Winback", now, before, null);
    assertEquals(verdict, verdict(Guard.DROP, Limits.drop(percent, rows), segment), why);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/guards/growth.csv", useHeadersInDisplayName = true)
  void aGrowth(long before, long now, String percent, long rows, String verdict, String why) {
    Guards.GuardedSegment segment = new Guards.GuardedSegment("Winback", now, before, null);
    assertEquals(verdict, verdict(Guard.GROWTH, Limits.growth(percent, rows), segment), why);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/guards/removed.csv", useHeadersInDisplayName = true)
  void removedMembers(long before, String gone, String percent, String verdict, String why) {
    Long removed = gone.matches("\\d+") ? Long.valueOf(gone) : null;
    Guards.GuardedSegment segment = new Guards.GuardedSegment("Winback", before, before, removed);
    assertEquals(verdict, verdict(Guard.REMOVED, Limits.removed(percent), segment), why);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/guards/min-rows.csv", useHeadersInDisplayName = true)
  void tooFewRows(long rows, long least, String verdict, String why) {
    Guards.GuardedSegment segment = Guards.GuardedSegment.first("Winback", rows);
    assertEquals(verdict, verdict(Guard.MIN_ROWS, Limits.minRows(least), segment), why);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/guards/rejected.csv", useHeadersInDisplayName = true)
  void rejectedRows(long read, long rejected, String percent, String verdict, String why) {
    Guards guards = new Guards(Limits.rejected(percent), ReleasedGuards.NONE);
    Optional<Guard> held = guards.run(read, rejected).map(Guard.Violation::guard);
    assertEquals(
        verdict.equals("held") ? Optional.of(Guard.REJECTED) : Optional.empty(), held, why);
  }

  @Test
  void aFirstListIsComparedWithNothing() {
    Guards guards = new Guards(Limits.defaults(), ReleasedGuards.NONE);
    assertEquals(List.of(), guards.segment(Guards.GuardedSegment.first("Winback", 1)));
    assertEquals(List.of(), guards.segment(Guards.GuardedSegment.first("Winback", 1_000_000)));
  }

  @Test
  void everyGuardThatHoldsIsNamedTheFirstOneIsTheReason() {
    Guards guards = new Guards(Limits.defaults(), ReleasedGuards.NONE);
    List<Guard.Violation> held =
        guards.segment(new Guards.GuardedSegment("Winback", 0, 1000L, 1000L));
    assertEquals(
        List.of(Guard.MIN_ROWS, Guard.DROP), held.stream().map(Guard.Violation::guard).toList());
    assertEquals("min-rows", held.get(0).guard().id());
  }

  private static String verdict(Guard guard, GuardLimits limits, Guards.GuardedSegment segment) {
    List<Guard.Violation> held = new Guards(limits, ReleasedGuards.NONE).segment(segment);
    held.forEach(one -> assertEquals(guard, one.guard()));
    return held.isEmpty() ? "goes" : "held";
  }
}
