package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code phone-grammar.csv}: what is a phone for a list, and what for the API. */
class OnlyGroupsThatPeopleWriteAreAPhoneTest {
  private final IdentifierRules list =
      new IdentifierRules("phone", IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);
  private final IdentifierRules api =
      IdentifierRules.ofApi("phone", IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);
  private final IdentifierRules valid =
      new IdentifierRules("phone", IdentifierKind.PHONE, PipelineSettings.PhoneCheck.VALID);
  private final IdentifierRules email =
      new IdentifierRules("email", IdentifierKind.EMAIL, PipelineSettings.PhoneCheck.SHAPE);

  static Stream<Map<String, String>> texts() throws IOException {
    return RuleTable.rows("phone-grammar.csv").map(OnlyGroupsThatPeopleWriteAreAPhoneTest::taken);
  }

  /** A refused text has no form. */
  private static Map<String, String> taken(Map<String, String> row) {
    row.values().removeIf("refused"::equals);
    return row;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aListTakesTheFormsOfNorthAmerica(Map<String, String> row) {
    assertEquals(row.get("lists"), Phone.tenDigits(row.get("value")), row.get("why"));
    assertEquals(row.get("lists"), list.normal(row.get("value")), row.get("why"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theApiTakesThoseOfOtherCountriesToo(Map<String, String> row) {
    assertEquals(row.get("api"), Phone.e164(row.get("value")), row.get("why"));
    assertEquals(row.get("api"), api.normal(row.get("value")), row.get("why"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatIsRefusedIsOfNoShape(Map<String, String> row) {
    Rule rule = row.get("lists") == null ? Rule.PHONE_SHAPE : null;
    assertEquals(rule, list.brokenRule(row.get("value")), row.get("why"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatIsRefusedIsNotEvenLookedUpInThePlanOfNumbers(Map<String, String> row) {
    if (row.get("lists") == null) {
      assertNull(valid.normal(row.get("value")), row.get("why"));
      assertEquals(Rule.PHONE_SHAPE, valid.brokenRule(row.get("value")), row.get("why"));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aPhoneForAnyDestinationIsMixedAmongEmails(Map<String, String> row) {
    boolean isPhone = row.get("api") != null;
    assertEquals(isPhone, Phone.isPhone(row.get("value")), row.get("why"));
    Rule rule = isPhone ? Rule.IDENTIFIER_MIXED : Rule.EMAIL_SYNTAX;
    assertEquals(rule, email.brokenRule(row.get("value")), row.get("why"));
  }
}
