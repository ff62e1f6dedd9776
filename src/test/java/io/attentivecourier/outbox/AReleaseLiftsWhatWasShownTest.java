package io.attentivecourier.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    Lifted lifted = shown == null ? Lifted.NONE : Lifted.by(List.of(verdict(heldBy, shown)));
    lifted = maxDrop == null ? lifted : lifted.withMaxDrop(Limits.percent(maxDrop));
    assertEquals(verdict, lifted.allows(verdict(nowBy, now)) ? "goes" : "held", why);
  }

  @Test
  void ofItsOwnSegmentOnly() {
    Guards guards = new Guards(Limits.defaults(), Lifted.NONE);
    Lifted lifted = Lifted.by(guards.segment(new GuardedSegment("Winback", 380, 1000L, null)));
    Guards released = new Guards(Limits.defaults(), lifted);
    assertEquals(List.of(), released.segment(new GuardedSegment("Winback", 380, 1000L, null)));
    assertEquals(1, released.segment(new GuardedSegment("Lapsed", 380, 1000L, null)).size());
  }

  @Test
  void ofEveryKindOfVerdict() {
    Guards guards = new Guards(Limits.defaults(), Lifted.NONE);
    GuardVerdict rejected = guards.run(1000, 20).orElseThrow();
    GuardVerdict vanished = guards.vanished(List.of("Winback")).get(0);
    Guards released = new Guards(Limits.defaults(), Lifted.by(List.of(rejected, vanished)));
    assertTrue(released.run(1000, 20).isEmpty());
    assertEquals(List.of("Lapsed"), segments(released.vanished(List.of("Lapsed", "Winback"))));
  }

  private static List<String> segments(List<GuardVerdict> verdicts) {
    return verdicts.stream().map(GuardVerdict::segment).toList();
  }

  private static GuardVerdict verdict(String guard, String measure) {
    return new GuardVerdict(Guard.of(guard), "Winback", Measure.parse(measure), "");
  }
}
