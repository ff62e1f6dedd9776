package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TheApiTakesThePhonesOfAllCountriesTest {
  static Stream<Map<String, String>> phones() throws IOException {
    return RuleTable.rows("phones-api.csv");
  }

  @ParameterizedTest
  @MethodSource("phones")
  void aPhoneIsE164OrRefused(Map<String, String> row) {
    assertEquals(
        row.get("shape"),
        verdict(PipelineSettings.PhoneCheck.SHAPE, row.get("input")),
        row.get("why"));
    assertEquals(
        row.get("valid"),
        verdict(PipelineSettings.PhoneCheck.VALID, row.get("input")),
        row.get("why"));
  }

  private static String verdict(PipelineSettings.PhoneCheck check, String input) {
    IdentifierRules identifier = IdentifierRules.ofApi("phone", IdentifierKind.PHONE, check);
    String normal = identifier.normal(input);
    Rule broken = identifier.brokenRule(input);
    assertEquals(normal == null, broken != null);
    return normal == null ? broken.id() : normal;
  }
}
