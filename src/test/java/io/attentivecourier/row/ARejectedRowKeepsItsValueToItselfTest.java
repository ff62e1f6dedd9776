package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ARejectedRowKeepsItsValueToItselfTest {
  private static final Rejection BAD = new Rejection(7, "phone", Rule.PHONE_SHAPE, "555-0100");
  private static final Rejection NONE = new Rejection(9, "phone", Rule.IDENTIFIER_MISSING, null);

  @TempDir Path home;

  @Test
  void itsTextNamesRowColumnAndRule() {
    assertEquals("row 7, column phone: phone-shape", BAD.toString());
  }

  @Test
  void aBatchPrintsNoRow() {
    RowBatch batch = new RowBatch(5, List.of(Map.of("phone", "555-0100")));
    assertEquals("1 rows from row 5", batch.toString());
  }

  @Test
  void itsLineHasAKeyedHash() throws IOException {
    IdentifierKey key = IdentifierKey.at(home.resolve("key"));
    Map<String, Object> line = new RejectedRows(key, false).lines(List.of(BAD)).get(0);
    assertEquals(RejectedRows.COLUMNS, List.copyOf(line.keySet()));
    assertEquals(
        List.of(7L, "phone", "phone-shape", key.hash("555-0100"), "", "", ""), values(line));
    assertFalse(line.toString().contains("555-0100"));
  }

  @Test
  void itsValueIsKeptOnlyIfAsked() throws IOException {
    IdentifierKey key = IdentifierKey.at(home.resolve("key"));
    List<Map<String, Object>> lines = new RejectedRows(key, true).lines(List.of(BAD, NONE));
    assertEquals("555-0100", lines.get(0).get("value"));
    assertEquals("", lines.get(1).get("value"));
  }

  @Test
  void rowsAreCountedByRule() throws IOException {
    RejectedRows rejected = new RejectedRows(IdentifierKey.at(home.resolve("key")), false);
    rejected.count(List.of(BAD, NONE));
    rejected.count(List.of(BAD));
    assertEquals(Map.of("phone-shape", 2L, "identifier-missing", 1L), rejected.byRule());
  }

  @Test
  void theRulesStandInTheirOrder() {
    assertEquals(
        "encoding control-characters identifier-missing identifier-mixed phone-shape phone-valid"
            + " email-syntax consent-missing segment-missing segment-length segment-spaces"
            + " segment-characters attribute-null attribute-type attribute-length"
            + " attribute-sensitive",
        String.join(" ", Arrays.stream(Rule.values()).map(Rule::id).toList()));
  }

  private static List<Object> values(Map<String, Object> line) {
    return List.copyOf(line.values());
  }
}
