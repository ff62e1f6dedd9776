package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AFileNameIsReadAsItIsWrittenTest {
  private static final String DOMAIN = "sirendenim";
  private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

  private final FileName own = FileName.of(DOMAIN, DAY, 12);

  @Test
  void itHasAttentivesForm() {
    assertEquals("sirendenim_subscriber_segment_20260203_12.csv", own.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz", ".zip", ".tar", ".tgz", ".pgp", ".gz.pgp"})
  void itIsReadBackWithAnyEnding(String ending) {
    assertEquals(Optional.of(own), FileName.parse(own + ending, DOMAIN));
    assertTrue(FileName.isOurs(own + ending, DOMAIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sirendenim_subscriber_segment_20260203.csv",
        "sirendenim_subscriber_segment_20260203_01.csv",
        "sirendenim_subscriber_segment_20260203_0.csv",
        "sirendenim_subscriber_segment_20260231_1.csv",
        "sirendenim_subscriber_segment_20260203_1.CSV",
        "sirendenim_subscriber_segment_20260203_1.csv.gz.gz"
      })
  void aFormThatWeDoNotWriteIsOursButNotRead(String name) {
    assertEquals(Optional.empty(), FileName.parse(name, DOMAIN));
    assertTrue(FileName.isOurs(name, DOMAIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other_subscriber_segment_20260203_1.csv",
        "xsirendenim_subscriber_segment_20260203_1.csv",
        "sirendenim2_subscriber_segment_20260203_1.csv",
        "sirendenim_subscriber_segment_20260203_1.csv.2026-02-03.winback.1.part",
        "readme.txt",
        ""
      })
  void anotherDomainOrAHalfFileIsNotOurs(String name) {
    assertEquals(Optional.empty(), FileName.parse(name, DOMAIN));
    assertFalse(FileName.isOurs(name, DOMAIN));
  }

  @Test
  void numbersStartAtOne() {
    assertThrows(IllegalArgumentException.class, () -> FileName.of(DOMAIN, DAY, 0));
  }
}
