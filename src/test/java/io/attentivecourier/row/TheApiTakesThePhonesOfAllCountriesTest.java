package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PhoneCheck;
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
    assertEquals(row.get("shape"), verdict(PhoneCheck.SHAPE, row.get("input")), row.get("why"));
    assertEquals(row.get("valid"), verdict(PhoneCheck.VALID, row.get("input")), row.get("why"));
  }

  private static String verdict(PhoneCheck check, String input) {
    Identifier identifier = Identifier.ofApi("phone", IdentifierKind.PHONE, check);
    String normal = identifier.normal(input);
    Rule broken = identifier.broken(input);
    assertEquals(normal == null, broken != null);
    return normal == null ? broken.id() : normal;
  }
}
