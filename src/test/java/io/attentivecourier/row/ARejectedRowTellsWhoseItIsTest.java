package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ARejectedRowTellsWhoseItIsTest {
  private final IdentifierRules list =
      new IdentifierRules("phone", IdentifierKind.PHONE, PipelineSettings.PhoneCheck.VALID);
  private final IdentifierRules api =
      IdentifierRules.ofApi("phone", IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);
  private final IdentifierRules email =
      new IdentifierRules("email", IdentifierKind.EMAIL, PipelineSettings.PhoneCheck.SHAPE);

  private static Rejection told(IdentifierRules identifier, Object person, Object key) {
    Map<String, Object> row = new HashMap<>();
    row.put("x", person);
    row.put("id", key);
    Rejection bad = new Rejection(8, "segment_name", Rule.SEGMENT_CHARACTERS, "Wïnback");
    RowBatch batch = new RowBatch(7, List.of(Map.of(), row));
    return new Rejection.RowOwner(identifier, "x", "id").addOwners(batch, List.of(bad)).get(0);
  }

  /** Whatever the rule: not in use, of no shape, of the other kind, or of another column. */
  @ParameterizedTest
  @CsvSource({
    "(202) 555-0147,2025550147,+12025550147",
    "1234567890,1234567890,+11234567890",
    "202555-0147,2025550147,+12025550147",
    "2 0 2 5 5 5 0 1 4 7,2025550147,+12025550147",
    "Sam@Example.com,sam@example.com,sam@example.com",
    "555-0147,,",
    "sam@,,",
  })
  void byWhatIsWrittenOfThem(String value, String inAList, String atTheApi) {
    assertEquals(inAList, told(list, value, null).person());
    assertEquals(atTheApi, told(api, value, null).person());
  }

  @Test
  void aPhoneAmongEmailsIsThatPhone() {
    assertEquals("2025550147", told(email, "+1 202 555 0147", null).person());
  }

  @Test
  void ofNothingNobodyIsTold() {
    assertNull(told(list, null, null).person());
    assertNull(told(list, " ", null).person());
    assertNull(told(list, 2025550147.0, null).person());
    assertNull(told(list, List.of(), null).person());
    assertEquals("2025550147", told(list, new BigDecimal("2025550147.00"), null).person());
  }

  @Test
  void theKeyIsKeptInClearAndWithheldWhereItLooksLikeSomebody() {
    UUID id = UUID.fromString("2025550147-0000-0000-0000-2025550147".substring(2));
    assertEquals("C-1042", told(list, "x", "C-1042").key());
    assertEquals("1042", told(list, "x", 1042L).key());
    assertEquals(id.toString(), told(list, "x", id).key());
    assertEquals(Personal.WITHHELD, told(list, "x", "2025550147").key());
    assertEquals(Personal.WITHHELD, told(list, "x", 2025550147L).key());
    assertEquals(Personal.WITHHELD, told(list, "x", "(202) 555-0147").key());
    assertEquals(Personal.WITHHELD, told(list, "x", "sam@example.com").key());
    assertEquals(Personal.WITHHELD, told(list, "x", "+44 20 7946 0018").key());
    assertNull(told(list, "x", null).key());
    assertNull(told(list, "x", new byte[] {1}).key());
  }

  @Test
  void nothingOfItIsPrinted() {
    String printed = told(list, "2025550147", "C-1042").toString();
    assertFalse(printed.contains("2025550147"), printed);
  }
}
