package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.QueryFault.Kind;
import io.attentivecourier.run.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
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
  void byItsState(String state, Kind kind) {
    SQLException fault = new SQLException("a driver's text", state);
    assertEquals(Optional.ofNullable(kind), QueryFaults.kind(fault));
  }

  @Test
  void aZoneThatTheServerDoesNotKnowStopsTheConnection() {
    SQLException pool = new SQLTransientConnectionException("waited");
    pool.initCause(new SQLException("invalid value for TimeZone", "22023"));
    assertEquals(Optional.of(Kind.ZONE), QueryFaults.kind(pool));
  }

  @Test
  void aRightThatIsMissingInMySqlIsNoFaultOfSyntax() {
    assertEquals(Optional.of(Kind.RIGHT), QueryFaults.kind(new SQLException("", "42000", 1142)));
  }

  @ParameterizedTest
  @CsvSource({
    "'SELECT 1,\n  nothing', COLUMN, 2, 3",
    "'SELECT 1\nFROM\n nowhere', TABLE, 3, 2",
    "'SELECT ''é'', SELCT', COLUMN, 1, 13",
    "'SELECT FROM WHERE', SYNTAX, 1, 13"
  })
  void byThePlaceThatPostgresGives(String query, Kind kind, int line, int column) throws Exception {
    try (Warehouse warehouse = Postgres.open(home);
        Connection connection = warehouse.queries().getConnection();
        Statement statement = connection.createStatement()) {
      QueryFault fault = assertThrows(Refusal.class, () -> statement.execute(query)).query();
      assertEquals(new QueryFault(kind, line, column, null, null), fault);
    }
  }

  @Test
  void aMessageHoldsAllOfIt() {
    QueryFault fault = QueryFault.of(Kind.TABLE).at("SELECT 1\nFROM nowhere", 14);
    for (QueryFault one : new QueryFault[] {fault, fault.in("sql/a.sql", 7)}) {
      String message = one.after("w: the query failed (SQLState 42P01)");
      assertEquals(Optional.of(one), QueryFault.parse(message));
    }
    assertEquals(Optional.empty(), QueryFault.parse("w: the query ran longer than 30m"));
  }
}
