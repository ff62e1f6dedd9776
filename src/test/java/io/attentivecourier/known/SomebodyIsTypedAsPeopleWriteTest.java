package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.RuleTable;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code phone-grammar.csv}, for {@code why} and {@code forget}. */
class SomebodyIsTypedAsPeopleWriteTest {
  static Stream<Map<String, String>> texts() throws IOException {
    return RuleTable.rows("phone-grammar.csv").filter(row -> !Cell.isBlank(row.get("value")));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aPhoneIsSomebodyAndAnotherNumberIsNobody(Map<String, String> row) {
    PersonQuery typed = PersonQuery.of(row.get("value"));
    String api = row.get("api");
    assertEquals(!api.equals("refused"), typed.isSomebody(), row.get("why"));
    assertEquals(typed.isSomebody(), typed.isQuotedIn("{\"phone\":\"" + api + "\"}"));
  }
}
