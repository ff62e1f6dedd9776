package io.attentivecourier.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.guard.Guard;
import io.attentivecourier.guard.Guards;
import io.attentivecourier.guard.ReleasedGuards;
import io.attentivecourier.settings.GuardLimits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AGuardTellsItsNumbersTest {
  private final Guards guards = new Guards(Limits.defaults(), ReleasedGuards.NONE);

  @Test
  void tooFewRows() {
    assertEquals(
        "Winback has 0 valid rows, fewer than 1", only(Guards.GuardedSegment.first("Winback", 0)));
  }

  @Test
  void aDrop() {
    assertEquals(
        "Winback lost 1,620 of 2,000 rows (81 %), over 50 % and 100 rows",
        only(new Guards.GuardedSegment("Winback", 380, 2000L, null)));
  }

  @Test
  void aGrowth() {
    assertEquals(
        "Winback grew by 20,000 rows on 3,000 (666.67 %), over 300 % and 10,000 rows",
        only(new Guards.GuardedSegment("Winback", 23_000, 3000L, null)));
  }

  @Test
  void removedMembers() {
    GuardLimits limits = Limits.removed("12.50");
    Guards.GuardedSegment segment = new Guards.GuardedSegment("Winback", 1000, 1000L, 126L);
    assertEquals(
        "Winback lost 126 of 1,000 members (12.6 %), over 12.5 %",
        new Guards(limits, ReleasedGuards.NONE).segment(segment).get(0).message());
  }

  @Test
  void aShareOverTheLimitNeverReadsLikeTheLimit() {
    assertEquals(
        "1,000,001 of 100,000,000 rows were rejected (1.01 %), over 1 %",
        guards.run(100_000_000, 1_000_001).orElseThrow().message());
  }

  @Test
  void aSegmentThatIsMissing() {
    List<String> missing = Guards.missing(Set.of("Winback", "VIP", "Lapsed"), Set.of("VIP", "New"));
    assertEquals(List.of("Lapsed", "Winback"), missing);
    assertEquals(
        "Lapsed was delivered before and is not in the result; its old members stay",
        guards.vanished(missing).get(0).message());
  }

  @ParameterizedTest
  @EnumSource
  void aGuardIsFoundByItsId(Guard guard) {
    assertEquals(guard, Guard.of(guard.id()));
  }

  @Test
  void anIdOfNoGuardIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Guard.of("segment-owner"));
  }

  @Test
  void aMeasureIsReadAsItIsWritten() {
    Guard.Measure measure = new Guard.Measure(620, 1000);
    assertEquals("620/1000", measure.toString());
    assertEquals(measure, Guard.Measure.parse("620/1000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "620", "-1/10", "1/2/3", "٦/١٠", "62 %"})
  void anotherTextIsNoMeasure(String text) {
    assertThrows(IllegalArgumentException.class, () -> Guard.Measure.parse(text));
  }

  private String only(Guards.GuardedSegment segment) {
    List<Guard.Violation> held = guards.segment(segment);
    assertEquals(1, held.size());
    assertEquals("Winback", held.get(0).segment());
    return held.get(0).message();
  }
}
