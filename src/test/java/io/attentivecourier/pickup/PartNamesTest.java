package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "siren_subscriber_segment_20261122_1.csv",
        "siren_subscriber_segment_20261122_1.csv.gz",
        "siren_subscriber_segment_20261122_12.csv.tgz.pgp"
      })
  void aPartTellsItsNameAndItsRun(String name) {
    PartName part = new PartName(name, "2026-11-22.win-back-2.3");

    assertEquals(Optional.of(part), PartName.parse(part.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "siren_subscriber_segment_20261122_1.csv",
        "siren_subscriber_segment_20261122_1.csv.part",
        "notes.part",
        "report.txt.2026-11-22.winback.1.part",
        "a.csv.2026-11-22.winback.1.part.csv"
      })
  void aNameOfAnotherMakingIsNotOurs(String name) {
    assertEquals(Optional.empty(), PartName.parse(name));
  }

  @Test
  void aPartEndsInNothingThatAReceiverLooksFor() {
    assertEquals(
        "a.csv.2026-11-22.winback.1.part",
        new PartName("a.csv", "2026-11-22.winback.1").toString());
  }
}
