package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.QueryFault.FaultKind;
import io.attentivecourier.run.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class OnlyOneStatementThatReadsPassesTest {
  /** In the table a line end is ⏎, a carriage return ␍, a blank beyond ASCII ·. */
  private static String sql(String written) {
    return written.replace('⏎', '\n').replace('␍', '\r').replace('·', '\u00a0');
  }

  @ParameterizedTest(name = "{0}: {2} {1}")
  @CsvFileSource(
      resources = "/warehouse/queries.txt",
      delimiter = '¦',
      quoteCharacter = '\u0001',
      numLinesToSkip = 1)
  void aTextPassesOrNot(String database, String verdict, String text) {
    OneQuery query = new OneQuery("jdbc:" + database + "://host/db");
    if (verdict.equals("passes")) {
      assertDoesNotThrow(() -> query.of(sql(text)), text);
    } else {
      Refusal refused = assertThrows(Refusal.class, () -> query.of(sql(text)), text);
      assertEquals(FaultKind.NOT_A_QUERY, refused.query().kind());
      assertTrue(
          refused.getMessage().contains("courier.warehouse.hikari.connectionInitSql"),
          "it says where SET goes");
    }
  }

  /** Of an unknown database there are 128 readings. */
  @Test
  void aLongTextIsSoonRead() {
    String text = "SELECT " + "phone, ".repeat(30_000) + "1 FROM buyers";
    OneQuery query = new OneQuery("jdbc:unknown://host/db");
    assertEquals(text, assertTimeoutPreemptively(Duration.ofSeconds(20), () -> query.of(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          SELECT 1;             | SELECT 1
          SELECT 1 ; -- the end | SELECT 1
          SELECT ';' AS a;;     | SELECT ';' AS a
          SELECT 1 -- no end    | SELECT 1 -- no end
          """)
  void theDriverGetsItWithoutItsLastSemicolon(String text, String passed) {
    assertEquals(passed, new OneQuery("jdbc:oracle:thin:@h").of(text).strip());
  }
}
