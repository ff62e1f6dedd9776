package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another process has changed the ledger under the run: one step after the other meets it. */
class ALedgerFaultIsNotTheQuerysTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    home.courier().load("winback");
  }

  private void damage(String statement) throws Exception {
    String url = "jdbc:sqlite:" + home.home().state().resolve("ledger.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement other = connection.createStatement()) {
      other.execute(statement);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "file_part", "file_step", "looked_at", "hold"})
  void whateverStepMeetsIt(String table) throws Exception {
    damage("ALTER TABLE " + table + " RENAME TO gone");
    RunReport report = home.courier().run("winback", RunRequest.RUN);
    if (report.state() != RunState.WHOLE) {
      assertEquals("ledger-failed", report.reason(), report.message());
      assertTrue(report.message().contains("the ledger cannot be read"), report.message());
    }
  }

  @Test
  void theFirstStepTooAndNothingIsBegun() throws Exception {
    damage("ALTER TABLE run RENAME TO gone");
    RunReport report = home.courier().run("winback", RunRequest.RUN);
    assertEquals(RunState.FAILED, report.state());
    assertEquals("ledger-failed", report.reason(), report.message());
    damage("ALTER TABLE gone RENAME TO run");
  }
}
