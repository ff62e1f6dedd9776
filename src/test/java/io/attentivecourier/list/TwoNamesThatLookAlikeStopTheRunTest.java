package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoNamesThatLookAlikeStopTheRunTest {

  @Test
  void differentNamesAndTheSameNameAgainAreFine() {
    assertDoesNotThrow(
        () ->
            SegmentName.NameClashes.refuse(List.of("VIP", "Win_back"), List.of("VIP", "Win-back")));
  }

  @Test
  void caseAloneIsNoDifference() {
    refused("\"VIP\" and \"Vip\"", "VIP", List.of("Vip", "VIP"), List.of());
  }

  @Test
  void spacesAloneAreNoDifference() {
    refused("\"Win back\" and \"winback\"", "winback", List.of("winback"), List.of("Win back"));
  }

  @Test
  void everyClashIsNamed() {
    refused(
        "\"A B\" and \"AB\"; \"C\" and \"c\"", "AB", List.of("c", "AB"), List.of("A B", "C", "D"));
  }

  @Test
  void anOldClashThatIsNotOfThisRunDoesNotStopIt() {
    assertDoesNotThrow(() -> SegmentName.NameClashes.refuse(List.of("VIP"), List.of("Old", "old")));
  }

  @Test
  void anOldClashOfANameOfThisRunStopsIt() {
    refused("\"VIP\" and \"Vip\"", "VIP", List.of("VIP"), List.of("VIP", "Vip"));
  }

  private static void refused(
      String message, String segment, List<String> names, List<String> delivered) {
    Refusal refusal =
        assertThrows(Refusal.class, () -> SegmentName.NameClashes.refuse(names, delivered));
    assertEquals(Reason.SEGMENT_CASE_CLASH, refusal.reason());
    assertEquals(segment, refusal.segment());
    assertEquals(message, refusal.getMessage());
  }
}
