package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** DuckDB lets one process write a file, and only where no other has it open. */
class TheWarehouseIsFreeAfterARunTest {
  /** The pool itself closes an idle connection after a minute: this is well before. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void warehouse() throws Exception {
    home.set("courier.warehouse.url", "jdbc:duckdb:marts.db");
    home.pipeline("winback", "SELECT phone, 'Winback' AS segment_name FROM buyers");
    build("CREATE TABLE buyers AS SELECT '2025550101' AS phone");
  }

  /** What dbt does. */
  private void build(String sql) throws SQLException {
    String url = "jdbc:duckdb:" + home.home().resolve("marts.db");
    try (Connection dbt = DriverManager.getConnection(url);
        Statement statement = dbt.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean isBuilt() {
    try {
      build("INSERT INTO buyers VALUES ('2025550102')");
      return true;
    } catch (SQLException locked) {
      assertTrue(isTaken(locked.getMessage()), locked.getMessage());
      return false;
    }
  }

  /** By the lock of the file; or, within one process, by a connection that only reads. */
  private static boolean isTaken(String message) {
    return message.contains("marts.db") || message.contains("connection to same database file");
  }

  private void isFreeSoon() {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          while (!isBuilt()) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void whileTheCourierLivesOn() throws Exception {
    assertEquals(RunState.WHOLE, home.run("winback").state());
    isFreeSoon();
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  @Test
  void alsoAfterOneThatFailed() throws Exception {
    home.pipeline("broken", "SELECT nobody FROM buyers");
    assertEquals("query-failed", home.run("broken").reason());
    isFreeSoon();
  }
}
