package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aLineIsTheIdentifierAndTheSegment() throws IOException {
    CsvLines.write(
        MemberBatch.of("Win back", List.of("2025550100", "a'b+c~@example.com"), true), out);
    assertEquals("2025550100,Win back\na'b+c~@example.com,Win back\n", text());
  }

  @Test
  void anEmailThatBeginsLikeACommentGetsNoQuotes() throws IOException {
    CsvLines.write(MemberBatch.of("Winback", List.of("#a@example.com"), true), out);
    assertEquals("#a@example.com,Winback\n", text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b@example.com", "\"a\"@example.com", "a\r", "\u00e4@b.c"})
  void aValueThatWouldBeQuotedOrReplacedIsRefused(String value) {
    MemberBatch batch = MemberBatch.of("Winback", List.of("2025550100", value), true);
    Exception refused = assertThrows(IllegalStateException.class, () -> CsvLines.write(batch, out));
    assertTrue(refused.getMessage().contains("Winback"));
    assertFalse(refused.getMessage().contains("example.com"));
    assertEquals(0, out.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n@example.com", "\na@example.com"})
  void aValueOfTwoLinesIsRefused(String value) {
    List<String> values = List.of("2025550100", value);
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> MemberBatch.of("Winback", values, true));
    assertFalse(refused.getMessage().contains("example.com"));
  }

  @Test
  void aSegmentThatWouldBeQuotedIsRefused() {
    MemberBatch batch = MemberBatch.of("Win,back", List.of("2025550100"), true);
    assertThrows(IllegalStateException.class, () -> CsvLines.write(batch, out));
  }

  private String text() {
    return out.toString(StandardCharsets.US_ASCII);
  }
}
