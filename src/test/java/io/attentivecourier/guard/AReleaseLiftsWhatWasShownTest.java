package io.attentivecourier.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.outbox.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AReleaseLiftsWhatWasShownTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/guards/release.csv", useHeadersInDisplayName = true)
  void upToTheValueShownThen(
      String heldBy,
      String shown,
      String maxDrop,
      String nowBy,
      String now,
      String verdict,
      String why) {
    ReleasedGuards lifted =
        shown == null ? ReleasedGuards.NONE : ReleasedGuards.by(List.of(verdict(heldBy, shown)));
    lifted = maxDrop == null ? lifted : lifted.withMaxDrop(Limits.percent(maxDrop));
    assertEquals(verdict, lifted.allows(verdict(nowBy, now)) ? "goes" : "held", why);
  }

  @Test
  void ofItsOwnSegmentOnly() {
    Guards guards = new Guards(Limits.defaults(), ReleasedGuards.NONE);
    ReleasedGuards lifted =
        ReleasedGuards.by(guards.segment(new Guards.GuardedSegment("Winback", 380, 1000L, null)));
    Guards released = new Guards(Limits.defaults(), lifted);
    assertEquals(
        List.of(), released.segment(new Guards.GuardedSegment("Winback", 380, 1000L, null)));
    assertEquals(1, released.segment(new Guards.GuardedSegment("Lapsed", 380, 1000L, null)).size());
  }

  @Test
  void ofEveryKindOfVerdict() {
    Guards guards = new Guards(Limits.defaults(), ReleasedGuards.NONE);
    Guard.Violation rejected = guards.run(1000, 20).orElseThrow();
    Guard.Violation vanished = guards.vanished(List.of("Winback")).get(0);
    Guards released = new Guards(Limits.defaults(), ReleasedGuards.by(List.of(rejected, vanished)));
    assertTrue(released.run(1000, 20).isEmpty());
    assertEquals(List.of("Lapsed"), segments(released.vanished(List.of("Lapsed", "Winback"))));
  }

  private static List<String> segments(List<Guard.Violation> verdicts) {
    return verdicts.stream().map(Guard.Violation::segment).toList();
  }

  private static Guard.Violation verdict(String guard, String measure) {
    return new Guard.Violation(Guard.of(guard), "Winback", Guard.Measure.parse(measure), "");
  }
}
