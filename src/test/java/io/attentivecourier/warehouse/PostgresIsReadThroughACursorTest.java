package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIsReadThroughACursorTest {
  // Divides by zero in its last row.
  private static final String FAILS_LATE =
      "SELECT 1 / (50000 - n) FROM generate_series(1, 50000) AS n";

  @TempDir Path home;
  @AutoClose private Warehouse warehouse;

  @BeforeEach
  void open() throws Exception {
    warehouse = Postgres.open(home);
  }

  /** Rows that passed before the query failed; 0 where the driver held the whole result. */
  private int rowsBeforeTheFailure(boolean autoCommit, int fetchSize) throws SQLException {
    try (Connection connection = warehouse.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(autoCommit);
      statement.setFetchSize(fetchSize);
      return countUntilItFails(statement);
    }
  }

  private static int countUntilItFails(Statement statement) {
    int rows = 0;
    try (ResultSet result = statement.executeQuery(FAILS_LATE)) {
      while (result.next()) {
        rows++;
      }
      throw new AssertionError("a query that failed ended as a short result");
    } catch (SQLException e) {
      assertEquals("22012", e.getSQLState());
      return rows;
    }
  }

  @Test
  void aRowThatFailsLateFailsTheReadingAfterTheRowsBefore() throws Exception {
    assertEquals(40_000, rowsBeforeTheFailure(false, warehouse.fetchSize()));
  }

  @Test
  void withAutoCommitTheDriverWouldHoldItAll() throws Exception {
    assertEquals(0, rowsBeforeTheFailure(true, warehouse.fetchSize()));
  }

  @Test
  void aConnectionOfThePoolIsReadyToStream() throws Exception {
    try (Connection connection = warehouse.dataSource().getConnection()) {
      assertFalse(connection.getAutoCommit());
      assertEquals(10_000, warehouse.fetchSize());
      assertEquals("attentive-courier", connection.getClientInfo("ApplicationName"));
    }
  }

  @Test
  void nothingCanBeWritten() throws Exception {
    try (Connection connection = warehouse.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      SQLException refused =
          assertThrows(SQLException.class, () -> statement.execute("CREATE TABLE t (id INT)"));
      assertEquals("25006", refused.getSQLState());
    }
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() throws Exception {
    assertEquals(1800, warehouse.queryTimeoutSeconds());
    try (Connection connection = warehouse.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      SQLException stopped =
          assertTimeoutPreemptively(
              Duration.ofSeconds(15),
              () ->
                  assertThrows(
                      SQLException.class, () -> statement.executeQuery("SELECT pg_sleep(60)")));
      assertEquals("57014", stopped.getSQLState());
    }
  }

  @Test
  void aConnectionServesAgainAfterAFailure() throws Exception {
    rowsBeforeTheFailure(false, 100);
    assertEquals(40_000, rowsBeforeTheFailure(false, 10_000));
  }
}
