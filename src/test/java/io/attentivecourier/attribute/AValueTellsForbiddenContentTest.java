package io.attentivecourier.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.row.Rule;
import io.attentivecourier.row.RuleTable;
import io.attentivecourier.settings.AttributeSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AValueTellsForbiddenContentTest {
  private static final String CARD = "4111111111111111";

  @TempDir Path home;

  static Stream<Map<String, String>> values() throws IOException {
    return RuleTable.table("/attributes/sensitive.csv");
  }

  @ParameterizedTest
  @MethodSource("values")
  void aTextIsHarmlessOrTellsIt(Map<String, String> row) {
    boolean sensitive = Boolean.parseBoolean(row.get("sensitive"));
    assertEquals(sensitive, SensitiveValue.isIn(row.get("value")), row.get("why"));
  }

  @Test
  void aNumberOfACardIsOneToo() {
    assertTrue(SensitiveValue.isIn(new BigDecimal("378282246310005")));
    assertFalse(SensitiveValue.isIn(new BigDecimal("37828224631000.5")));
  }

  @Test
  void theWholeRowIsRefusedUnlessAReasonIsGiven() throws IOException {
    assertEquals(
        Rule.ATTRIBUTE_SENSITIVE,
        only(Contract.column("a", AttributeSettings.AttributeType.STRING)));
    assertEquals(null, only(Contract.allowed("a", AttributeSettings.AttributeType.STRING)));
  }

  /** Luhn alone would take a tenth. */
  @Test
  void fewOrderNumbersAreTakenForCards() {
    long step = 89_999_999_999L;
    long taken =
        LongStream.range(0, 100_000)
            .mapToObj(at -> Long.toString(1_000_000_000_000_000L + at * step))
            .filter(SensitiveValue::isIn)
            .count();
    assertTrue(taken < 4_000, taken + " of 100,000");
  }

  private Rule only(AttributeSettings.AttributeSetting declared) throws IOException {
    AttributeRules.CheckedPeople checked =
        Contract.phones(home, declared).check(Contract.row("phone", "2025550101", "a", CARD));
    return checked.good().isEmpty() ? checked.rejections().get(0).rule() : null;
  }
}
