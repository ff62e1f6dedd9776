package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.QueryFault.FaultKind;
import io.attentivecourier.run.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AQueryThatFailedIsToldByItsKindTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "42P01, TABLE",
    "42S02, TABLE",
    "42703, COLUMN",
    "42S22, COLUMN",
    "42501, RIGHT",
    "42601, SYNTAX",
    "42000, SYNTAX",
    "57014, TIMEOUT",
    "HYT00, TIMEOUT",
    "08006, CONNECTION",
    "08S01, CONNECTION",
    "57P01, CONNECTION",
    "08P01, POOLER",
    "25006, NOT_A_QUERY",
    "22012, VALUE",
    "22023, VALUE",
    "28P01, LOGIN",
    "53200, ROOM",
    "99999,",
    "secret,"
  })
  void byItsState(String state, FaultKind kind) {
    SQLException fault = new SQLException("a driver's text", state);
    assertEquals(Optional.ofNullable(kind), QueryFaults.kind(fault));
  }

  @Test
  void aZoneThatTheServerDoesNotKnowStopsTheConnection() {
    SQLException pool = new SQLTransientConnectionException("waited");
    pool.initCause(new SQLException("invalid value for TimeZone", "22023"));
    assertEquals(Optional.of(FaultKind.ZONE), QueryFaults.kind(pool));
  }

  @Test
  void aRightThatIsMissingInMySqlIsNoFaultOfSyntax() {
    assertEquals(
        Optional.of(FaultKind.RIGHT), QueryFaults.kind(new SQLException("", "42000", 1142)));
  }

  @ParameterizedTest
  @CsvSource({
    "42000, 942, TABLE",
    "42000, 904, COLUMN",
    "42000, 1031, RIGHT",
    "42000, 900, SYNTAX",
    "S0002, 208, TABLE",
    "S0001, 207, COLUMN",
    "S0001, 102, SYNTAX",
    "S0005, 229, RIGHT",
    "S0001, 99999,",
  })
  void oracleAndSqlServerAreReadByTheirCodes(String state, int code, FaultKind kind) {
    SQLException fault = new SQLException("a driver's text", state, code);
    assertEquals(Optional.ofNullable(kind), QueryFaults.kind(fault));
  }

  @ParameterizedTest
  @CsvSource({
    "'SELECT a,\n  nothing FROM (VALUES (1)) t(a)', COLUMN, 2, 3",
    "'SELECT 1\nFROM\n nowhere', TABLE, 3, 2",
    "'SELECT * FROM no.where', TABLE, 1, 15",
    "'-- é\n /* one */\n  SELECT a,\n nothing FROM (VALUES (1)) t(a)', COLUMN, 4, 2",
    "'SELECT ''é'', nofun(1)', FUNCTION, 1, 13",
    "'SELECT a FROM WHERE', SYNTAX, 1, 15",
    "'SELECT a,\n  CAST(b AS INTEGER) AS c FROM (VALUES (''1'', ''x'')) t(a, b)', VALUE,,",
    "'SELECT * FROM read_csv(''data/none.csv'')', TABLE, 1, 15",
  })
  // A result that streams loses what DuckDB says of a value.
  void byTheWordsAndTheMarkOfDuckDb(String query, FaultKind kind, Integer line, Integer column)
      throws Exception {
    assertEquals(new QueryFault(kind, line, column, null, null), fault("jdbc:duckdb:", query));
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT 1 FROM nowhere, TABLE",
    "SELECT a.b FROM (SELECT 1 AS c) a, COLUMN",
    "SELECT nofun(1), FUNCTION",
    "SELECT FROM WHERE, SYNTAX",
    "SELECT /, SYNTAX",
  })
  void byTheWordsOfSqlite(String query, FaultKind kind) throws Exception {
    assertEquals(QueryFault.of(kind), fault("jdbc:sqlite::memory:", query));
  }

  private QueryFault fault(String url, String query) throws Exception {
    try (Warehouse warehouse = Warehouse.open(Addresses.of(url, home));
        Connection connection = warehouse.queries().getConnection();
        Statement statement = connection.createStatement()) {
      Refusal refused = assertThrows(Refusal.class, () -> statement.executeQuery(query).next());
      assertFalse(refused.getMessage().matches(".*(SQLState|nowhere|nothing|nofun|LINE).*"));
      return refused.query();
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsAConnectionThatDidNotCome() {
    Map<String, String> soon = Map.of("connectionTimeout", "250");
    try (Warehouse warehouse = Warehouse.open(Addresses.of("jdbc:duckdb:none.db", home, soon))) {
      Refusal refused = assertThrows(Refusal.class, () -> warehouse.queries().getConnection());
      assertEquals(QueryFault.of(FaultKind.CONNECTION), refused.query());
    }
  }

  @Test
  void aLineThatDuckDbCutsIsFoundInTheQuery() throws Exception {
    String query = "SELECT " + "'long' || ".repeat(40) + "nothing, " + "1, ".repeat(60) + "2";
    QueryFault fault = fault("jdbc:duckdb:", query);
    assertEquals(1, fault.line());
    assertEquals(query.indexOf("nothing") + 1, fault.column());
  }

  @ParameterizedTest
  @CsvSource({
    "'SELECT 1,\n  nothing', COLUMN, 2, 3",
    "'SELECT 1\nFROM\n nowhere', TABLE, 3, 2",
    "'SELECT ''é'', SELCT', COLUMN, 1, 13",
    "'SELECT FROM WHERE', SYNTAX, 1, 13"
  })
  void byThePlaceThatPostgresGives(String query, FaultKind kind, int line, int column)
      throws Exception {
    try (Warehouse warehouse = Postgres.open(home);
        Connection connection = warehouse.queries().getConnection();
        Statement statement = connection.createStatement()) {
      QueryFault fault = assertThrows(Refusal.class, () -> statement.execute(query)).query();
      assertEquals(new QueryFault(kind, line, column, null, null), fault);
    }
  }

  @Test
  void aMessageHoldsAllOfIt() {
    QueryFault fault = QueryFault.of(FaultKind.TABLE).at("SELECT 1\nFROM nowhere", 14);
    for (QueryFault one : new QueryFault[] {fault, fault.in("sql/a.sql", 7)}) {
      String message = one.after("w: the query failed (SQLState 42P01)");
      assertEquals(Optional.of(one), QueryFault.parse(message));
    }
    assertEquals(Optional.empty(), QueryFault.parse("w: the query ran longer than 30m"));
  }
}
