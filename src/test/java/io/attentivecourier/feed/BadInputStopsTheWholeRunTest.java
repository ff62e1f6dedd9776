package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputStopsTheWholeRunTest {
  /** DuckDB says this, with a canary in it, so neither may come through. */
  private static final String DRIVER_TEXT = "words of the warehouse";

  private static final String FIVE_THOUSAND =
      " FROM (SELECT lpad((range % 10000)::text, 4, '0') AS tail, range AS row FROM range(1,"
          + " 9001))";

  @RegisterExtension final TestHome home = new TestHome();

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          asks for no table     | query-failed   | SELECT phone, segment_name FROM no_such_table
          is no SQL             | query-failed   | SELEKT phone
          fails at its start    | query-failed   | SELECT error('words of the warehouse ' || phone) AS phone, segment_name FROM 'data/rows.csv'
          is an update          | query-failed   | CREATE TABLE t AS SELECT 1 AS phone
          has no rows           | query-empty    | SELECT phone, segment_name FROM 'data/rows.csv' WHERE 1 = 0
          lacks the phone       | column-missing | SELECT segment_name FROM 'data/rows.csv'
          lacks the segment     | column-missing | SELECT phone FROM 'data/rows.csv'
          says too much         | column-unknown | SELECT phone, segment_name, 'canary.bird@example.com' AS email FROM 'data/rows.csv'
          names a column twice  | column-unknown | SELECT phone, segment_name, phone AS PHONE FROM 'data/rows.csv'
          has lost digits       | column-unknown | SELECT 2025550199::DOUBLE AS phone, segment_name FROM 'data/rows.csv'
          """)
  void aQueryThat(String what, String reason, String query) throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", query);
    assertRefused(reason, home.run("winback"));
  }

  @Test
  void aQueryThatFailsHalfWay() throws Exception {
    home.rows("2025550101,Winback");
    home.pipeline(
        "winback",
        "SELECT CASE WHEN row = 5000 THEN error('words of the warehouse 2025550199')"
            + " ELSE '202555' || tail END AS phone, 'Winback' AS segment_name"
            + FIVE_THOUSAND);
    assertRefused("query-failed", home.run("winback"));
  }

  @Test
  void aQueryThatDividesByZeroHalfWay() throws Exception {
    home.rows("2025550101,Winback");
    home.pipeline(
        "winback",
        "SELECT '202555' || tail || CASE WHEN 1 // (5000 - row) IS NULL THEN error('words of the"
            + " warehouse') ELSE '' END AS phone, 'Winback' AS segment_name"
            + FIVE_THOUSAND);
    assertRefused("query-failed", home.run("winback"));
  }

  private void assertRefused(String reason, RunReport report) throws Exception {
    assertEquals(RunState.FAILED, report.state());
    assertEquals(reason, report.reason(), report.message());
    assertTrue(report.message().startsWith("winback: "), report.message());
    assertFalse(report.message().contains(DRIVER_TEXT), report.message());
    assertTrue(home.log().contains(reason), home.log());
    assertFalse(home.log().contains(DRIVER_TEXT), home.log());
    assertFalse(home.log().contains("Exception"), home.log());
    assertNothingWasSent(report);
  }

  private void assertNothingWasSent(RunReport report) throws Exception {
    assertEquals(List.of(), home.standIn().folder().names());
    assertEquals(0, home.standIn().traffic().sessionsOpened());
    assertFalse(Files.exists(home.home().outbox()));
    assertEquals(List.of(), Files.list(home.home().staging()).toList());
    assertEquals(report, home.ledger().reports().of(report.run()).orElseThrow());
    assertEquals(List.of(), home.ledger().runs().unfinished());
  }

  @Test
  void aRunThatWasRefusedIsRunAgain() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL + " WHERE 1 = 0");
    assertRefused(Reason.QUERY_EMPTY.id(), home.run("winback"));
    home.stop().pipeline("winback", TestHome.ALL);
    RunReport second = home.run("winback");
    assertEquals("2026-11-22.winback.2", second.run().toString());
    assertEquals(RunState.WHOLE, second.state());
  }
}
