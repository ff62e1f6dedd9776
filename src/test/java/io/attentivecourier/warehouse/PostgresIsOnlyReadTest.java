package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.QueryFault.FaultKind;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresIsOnlyReadTest {
  @TempDir Path home;
  private Warehouse warehouse;

  @BeforeEach
  void open() throws Exception {
    Postgres.execute("DROP TABLE IF EXISTS kept");
    Postgres.execute("CREATE TABLE kept AS SELECT 1 AS n");
    Postgres.execute("CREATE SEQUENCE IF NOT EXISTS counter");
    Postgres.execute(
        "CREATE OR REPLACE FUNCTION emptied() RETURNS int LANGUAGE plpgsql VOLATILE AS"
            + " 'BEGIN DELETE FROM kept; RETURN 1; END'");
    // One connection, so that what one query leaves behind is what the next one meets.
    warehouse =
        Warehouse.open(
            Addresses.of(
                Postgres.url(), "postgres", "postgres", home, Map.of("maximumPoolSize", "1")));
  }

  @AfterEach
  void close() throws Exception {
    warehouse.close();
    Postgres.execute("DROP TABLE kept");
  }

  private String one(String query) throws SQLException {
    try (Connection connection = warehouse.queries().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(query);
      try (ResultSet result = statement.getResultSet()) {
        result.next();
        return result.getString(1);
      }
    }
  }

  private void holds() throws SQLException {
    assertEquals("1", one("SELECT count(*) FROM kept"));
    assertEquals("on", one("SELECT current_setting('transaction_read_only')"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMIT; SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE; BEGIN; DELETE FROM kept",
        "SELECT 1; COMMIT; DELETE FROM kept",
        "DELETE FROM kept",
        "WITH gone AS (DELETE FROM kept RETURNING n) SELECT n FROM gone",
        "SELECT n INTO copied FROM kept",
        "SELECT 1 a$$; DELETE FROM kept; --$$",
        "SET TRANSACTION READ WRITE"
      })
  void whatIsNoQueryNeverReachesIt(String text) throws Exception {
    Refusal refused = assertThrows(Refusal.class, () -> one(text));
    assertEquals(FaultKind.NOT_A_QUERY, refused.query().kind());
    holds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT emptied()",
        "SELECT nextval('counter')",
        "SELECT query_to_xml('DELETE FROM kept', true, true, '')",
        "SELECT set_config('transaction_read_only', 'off', false), emptied()",
        "SELECT emptied() FROM (SELECT set_config('transaction_read_only', 'off', true)) AS a",
        "SELECT n FROM kept FOR UPDATE"
      })
  void aFunctionThatWritesIsRefusedByTheTransaction(String text) throws Exception {
    Refusal refused = assertThrows(Refusal.class, () -> one(text));
    assertEquals(Reason.QUERY_FAILED, refused.reason());
    holds();
  }

  @Test
  void whatAQueryLeavesInTheSessionIsGoneForTheNextOne() throws Exception {
    one("SELECT set_config('default_transaction_read_only', 'off', false)");
    one("SELECT set_config('role', 'pg_monitor', false)");
    holds();
    assertThrows(Refusal.class, () -> one("SELECT emptied()"));
    assertEquals("none", one("SELECT current_setting('role')"));
    // PostgreSQL makes one in a read-only transaction too, up to version 15.
    one("SELECT lo_create(4711)");
    assertEquals("0", one("SELECT count(*) FROM pg_largeobject_metadata WHERE oid = 4711"));
    holds();
  }
}
