package io.attentivecourier.console;

import static io.attentivecourier.console.SegmentMetrics.SegmentLabels.DISTINCT;
import static io.attentivecourier.console.SegmentMetrics.SegmentLabels.NAMED;
import static io.attentivecourier.console.SegmentMetrics.SegmentLabels.OTHERS;
import static io.attentivecourier.row.Personal.WITHHELD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ASegmentsLabelIsBoundedTest {
  private final SegmentMetrics.SegmentLabels labels = new SegmentMetrics.SegmentLabels();

  @Test
  void theFirst200ShowTheirName() {
    meet(NAMED - 1);

    assertEquals("Winback", labels.of("Winback"));
  }

  @Test
  void the201stShowsAHashThatAnybodyCanFindAgain() {
    meet(NAMED);

    // printf %s 'Winback' | sha256sum
    assertEquals("sha256-d0bebfd7a911", labels.of("Winback"));
  }

  @Test
  void aLabelOnceGivenStays() {
    labels.of("Winback");
    meet(DISTINCT);

    assertEquals("Winback", labels.of("Winback"));
  }

  @Test
  void the2001stSharesOneLabelWithAllLaterOnes() {
    meet(DISTINCT);

    assertEquals(OTHERS, labels.of("Winback"));
    assertEquals(OTHERS, labels.of("Vip"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2125550143",
        "12125550143",
        "212-555-0143",
        "1 212 555 0143",
        "1212-555-0143",
        "Lapsed 212_555_0143",
        "447700900123",
        "ada@example.com"
      })
  void aNameLikeAPersonIsWithheld(String name) {
    assertEquals(WITHHELD, labels.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Winback 20261122", "Winback 2026-11-22", "Vip 90 days", "20261122 01", "1-800"})
  void aDateOrANumberOfDaysIsNoPerson(String name) {
    assertEquals(name, labels.of(name));
  }

  private void meet(int segments) {
    IntStream.range(0, segments).forEach(i -> labels.of("Segment " + i));
  }
}
