package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.QueryFault.FaultKind;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ACopyEndsWholeOrNotAtAllTest {
  private static final String NUMBERS = "SELECT n::text AS x FROM generate_series(1, %d) AS n";

  @TempDir Path home;
  @AutoClose private Warehouse warehouse;

  @BeforeEach
  void open() throws Exception {
    warehouse = Postgres.open(home);
  }

  private OpenRows copy(String query) throws SQLException {
    return assertInstanceOf(CopyRows.class, warehouse.rows().open(query));
  }

  private OpenRows cursor(String query) throws SQLException {
    return assertInstanceOf(CursorRows.class, warehouse.rows().open(query));
  }

  private static List<Object> all(OpenRows rows) throws SQLException {
    CellBatch batch = new CellBatch(rows.types().labels());
    while (rows.read(batch)) {
      assertTrue(batch.rows() > 0);
    }
    List<Object> first = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      first.add(batch.value(batch.cell(row, 0)));
    }
    return first;
  }

  private static List<Object> closed(OpenRows rows) throws SQLException {
    try (rows) {
      return all(rows);
    }
  }

  /** Of other sessions than that which looks. */
  private static long running() throws Exception {
    try (Warehouse own = Postgres.open(Path.of(System.getProperty("java.io.tmpdir")));
        Connection connection = own.queries().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY (%' AND state ="
                    + " 'active'")) {
      result.next();
      return result.getLong(1);
    }
  }

  @Test
  void noRowsAreAnEnd() throws Exception {
    assertEquals(List.of(), closed(copy("SELECT 'x' AS x WHERE 1 = 0")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a' AS x; ",
        "SELECT 'a' AS x -- the last line is a comment",
        "  (SELECT 'a' AS x)\n;\n-- no more\n",
        "VALUES ('a')",
        "WITH q AS (SELECT 'a' AS x) SELECT * FROM q /* all */;",
        "SELECT 'a' AS x ORDER BY x LIMIT 1",
        "SELECT $$a$$ AS x, ';' AS y, E'\\'' AS z"
      })
  void aStatementMayHaveAnEndAndComments(String query) throws Exception {
    assertEquals(List.of("a"), closed(copy(query)));
  }

  @Test
  void columnsMayBeQuotedAndDoubled() throws Exception {
    String query = "SELECT 'a' AS \"The, \"\"X\"\"\", 'b' AS \"The, \"\"X\"\"\", 'c' AS c1";
    try (OpenRows rows = copy(query)) {
      assertEquals(List.of("The, \"X\"", "The, \"X\"", "c1"), rows.types().labels());
      assertEquals(List.of("a"), all(rows));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '{}'::jsonb AS x",
        "SELECT ARRAY['a'] AS x",
        "SELECT 'a'::bytea AS x",
        "SELECT interval '1 day' AS x",
        "SELECT '1'::money AS x",
        "SELECT ROW(1, 'a') AS x",
        "SELECT '<a/>'::xml AS x",
        "SELECT inet '::1' AS x"
      })
  void aTypeThatNoListTakesIsReadThroughACursor(String query) throws Exception {
    assertEquals(1, closed(cursor(query)).size());
  }

  @Test
  void aSignOfAParameterIsReadThroughACursor() throws Exception {
    assertEquals(
        List.of("t"), closed(cursor("SELECT ('{\"a\": 1}'::jsonb ? 'a')::text::char AS x")));
  }

  @Test
  void aRowThatMayBeWiderThanMemoryAllowsIsReadThroughACursor() throws Exception {
    long columns = Runtime.getRuntime().maxMemory() / 10 / 400_000 + 1;
    String query = "SELECT 'a' AS x" + ", 'b'::text".repeat((int) columns);
    assertEquals(List.of("a"), closed(cursor(query)));
  }

  @Test
  void aFieldOf64MegabytesIsItsBeginning() throws Exception {
    List<Object> values = closed(copy("SELECT repeat('x', 67108864) AS x"));
    assertTrue(((String) values.get(0)).length() < 110_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'SELECT 1,\n  nothing', COLUMN, 2, 3",
    "'SELECT 1\nFROM\n nowhere', TABLE, 3, 2",
    "'SELECT ''é'', SELCT', COLUMN, 1, 13",
    "'SELECT FROM WHERE', SYNTAX, 1, 13"
  })
  void aFaultHasItsPlaceInTheQuery(String query, FaultKind kind, int line, int column) {
    Refusal refused = assertThrows(Refusal.class, () -> warehouse.rows().open(query));
    assertEquals(new QueryFault(kind, line, column, null, null), refused.query());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "SELECT 1) TO STDOUT; COPY (SELECT 2",
        "COPY (SELECT 1) TO STDOUT",
        "WITH gone AS (DELETE FROM t RETURNING 1) SELECT * FROM gone",
        "SELECT 1 INTO t"
      })
  void whatIsNoQueryNeverReachesTheServer(String query) {
    Refusal refused = assertThrows(Refusal.class, () -> warehouse.rows().open(query));
    assertEquals(FaultKind.NOT_A_QUERY, refused.query().kind());
  }

  @Test
  void halfAStatementIsFoundBeforeItIsCopied() {
    String half = "SELECT 1) TO PROGRAM 'true' WITH (FORMAT text";
    Refusal refused = assertThrows(Refusal.class, () -> warehouse.rows().open(half));
    assertEquals(FaultKind.SYNTAX, refused.query().kind());
  }

  @Test
  void aFunctionThatWritesIsRefused() throws Exception {
    Postgres.execute(
        "CREATE TABLE IF NOT EXISTS copied (x text)",
        "CREATE OR REPLACE FUNCTION write_copied() RETURNS text LANGUAGE sql AS $$ INSERT INTO"
            + " copied VALUES ('x') RETURNING x $$");
    try (OpenRows rows = copy("SELECT write_copied() AS x")) {
      Refusal refused = assertThrows(Refusal.class, () -> all(rows));
      assertEquals(FaultKind.NOT_A_QUERY, refused.query().kind());
    }
    assertEquals(List.of(), closed(copy("SELECT x FROM copied")));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 40_000})
  void aFaultAtARowIsNoEnd(int row) throws Exception {
    String query =
        "SELECT (1 / (%d - n))::text AS x FROM generate_series(1, 50000) AS n".formatted(row);
    CellBatch batch = new CellBatch(List.of("x"));
    try (OpenRows rows = copy(query)) {
      SQLException broken =
          assertThrows(
              SQLException.class,
              () -> {
                while (rows.read(batch)) {
                  assertTrue(batch.rows() < 50_000);
                }
              });
      assertEquals("22012", broken.getSQLState());
      assertEquals(row - 1, batch.rows());
    }
    assertEquals(5, closed(copy(NUMBERS.formatted(5))).size());
  }

  @Test
  void aFaultBeforeTheFirstRowIsTheCursors() throws Exception {
    try (OpenRows rows = copy("SELECT (1 / (1 - n))::text AS x FROM generate_series(1, 9) AS n")) {
      Refusal refused = assertThrows(Refusal.class, () -> all(rows));
      assertEquals(Reason.QUERY_FAILED, refused.reason());
      assertEquals(FaultKind.VALUE, refused.query().kind());
    }
  }

  @Test
  void aSessionThatTheServerEndsIsNoEnd() throws Exception {
    String query =
        "SELECT CASE WHEN n = 40000 THEN pg_terminate_backend(pg_backend_pid())::text ELSE 'a' END"
            + " AS x FROM generate_series(1, 50000) AS n";
    try (OpenRows rows = copy(query)) {
      assertThrows(SQLException.class, () -> all(rows));
    }
    assertEquals(5, closed(copy(NUMBERS.formatted(5))).size());
  }

  @Test
  void aRowThatIsLostOnItsWayIsNoEnd() throws Exception {
    String url = Postgres.url();
    int port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
    try (LosingProxy proxy = LosingProxy.before(port);
        Warehouse lossy =
            Warehouse.open(
                Addresses.of(
                    url.replace(":" + port + "/", ":" + proxy.port() + "/") + "?sslmode=disable",
                    "postgres",
                    "postgres",
                    home,
                    Map.of()));
        OpenRows rows = lossy.rows().open(NUMBERS.formatted(9))) {
      Refusal lost = assertThrows(Refusal.class, () -> all(rows));
      assertEquals(Reason.QUERY_FAILED, lost.reason());
      assertTrue(lost.getMessage().contains("9 rows, and 8 came"), lost.getMessage());
    }
  }

  @Test
  void whatIsNotReadToItsEndIsCancelled() throws Exception {
    CellBatch batch = new CellBatch(List.of("x"));
    try (OpenRows rows = copy(NUMBERS.formatted(50_000_000))) {
      assertTrue(rows.read(batch));
    }
    while (running() > 0) {
      Thread.onSpinWait();
    }
    assertEquals(5, closed(copy(NUMBERS.formatted(5))).size());
  }

  @Test
  void aQueryWithoutARowYetIsCancelledByAnotherThread() throws Exception {
    OpenRows rows = copy("SELECT pg_sleep(600)::text AS x");
    CompletableFuture<Throwable> end =
        CompletableFuture.supplyAsync(() -> assertThrows(Exception.class, () -> closed(rows)));
    while (running() == 0) {
      Thread.onSpinWait();
    }
    rows.cancel();
    assertEquals(FaultKind.TIMEOUT, ((Refusal) end.get()).query().kind());
    assertEquals(0, running());
  }

  @Test
  void aRunThatStopsFreesTheWarehouse() throws Exception {
    OpenRows rows = copy("SELECT pg_sleep(600)::text AS x");
    try (RowBatches batches = new RowBatches(rows, Duration.ofMinutes(30))) {
      while (running() == 0) {
        Thread.onSpinWait();
      }
    }
    while (running() > 0) {
      Thread.onSpinWait();
    }
    assertEquals(5, closed(copy(NUMBERS.formatted(5))).size());
  }

  @Test
  void aCancelBeforeTheFirstLookAsksNothing() throws Exception {
    try (OpenRows rows = copy("SELECT pg_sleep(600)::text AS x")) {
      rows.cancel();
      assertThrows(Refusal.class, () -> all(rows));
    }
  }

  @Test
  void aQueryThatTakesTooLongIsStoppedOnce() throws Exception {
    WarehouseAddress address = Addresses.of(Postgres.url(), "postgres", "postgres", home, Map.of());
    try (Warehouse hasty = Warehouse.open(Addresses.within(address, Duration.ofSeconds(1)));
        OpenRows rows = hasty.rows().open("SELECT pg_sleep(600)::text AS x")) {
      Refusal refused = assertThrows(Refusal.class, () -> all(rows));
      assertEquals(FaultKind.TIMEOUT, refused.query().kind());
    }
  }

  @Test
  void theNextStatementOfAConnectionHasItsOwnTime() throws Exception {
    WarehouseAddress address =
        Addresses.of(Postgres.url(), "postgres", "postgres", home, Map.of("maximumPoolSize", "1"));
    try (Warehouse single = Warehouse.open(address)) {
      assertEquals(List.of("a"), closed(single.rows().open("SELECT 'a' AS x")));
      try (Connection connection = single.queries().getConnection();
          Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery("SELECT current_setting('statement_timeout')")) {
        result.next();
        assertEquals("0", result.getString(1));
      }
    }
  }

  @Test
  void aConnectionThatMayWriteIsReadThroughACursor() throws Exception {
    WarehouseAddress address =
        Addresses.of(Postgres.url(), "postgres", "postgres", home, Map.of("readOnly", "false"));
    try (Warehouse open = Warehouse.open(address)) {
      OpenRows rows = open.rows().open("SELECT 'a' AS x");
      assertInstanceOf(CursorRows.class, rows);
      assertEquals(List.of("a"), closed(rows));
    }
  }

  @Test
  void anotherDatabaseIsReadThroughItsCursor() throws Exception {
    try (Warehouse duckDb = Warehouse.open(Addresses.of("jdbc:duckdb:", home))) {
      OpenRows rows = duckDb.rows().open("SELECT 'é' AS x UNION ALL SELECT NULL ORDER BY 1");
      assertFalse(rows instanceof CopyRows);
      assertEquals(2, closed(rows).size());
    }
  }
}
