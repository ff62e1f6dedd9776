package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AGroupThatNobodyNamedIsWarnedOfTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Recipient1",
        "Recipient 2",
        "recipient",
        "Treatment_1",
        "Treatment Group 3",
        "Control",
        "CONTROL GROUP",
        "Control1",
        "Group 1"
      })
  void aDefaultName(String name) {
    assertTrue(SegmentName.DefaultNames.warning(List.of(name)).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"VIP", "Jeans", "Cruise Control", "Recipients of gifts", "Group of five", "1"})
  void aNameThatSaysSomething(String name) {
    assertEquals(Optional.empty(), SegmentName.DefaultNames.warning(List.of(name)));
  }

  @Test
  void allAreNamedInOneSentence() {
    assertEquals(
        "Control, Recipient1 look like default names:"
            + " give the group a name of its own, and send no control group",
        SegmentName.DefaultNames.warning(List.of("Recipient1", "VIP", "Control")).orElseThrow());
    assertEquals(
        "Recipient1 looks like a default name:"
            + " give the group a name of its own, and send no control group",
        SegmentName.DefaultNames.warning(List.of("Recipient1")).orElseThrow());
  }
}
