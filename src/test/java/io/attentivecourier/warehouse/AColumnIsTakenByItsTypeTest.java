package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.row.RuleTable;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code types.csv}: what a database says of a column, before a row is read. */
class AColumnIsTakenByItsTypeTest {
  private static final List<String> COLUMN = List.of("x");

  @TempDir Path home;

  static Stream<Map<String, String>> types() throws IOException {
    return RuleTable.rows("types.csv");
  }

  @BeforeAll
  static void typesOfAShop() throws IOException, SQLException {
    Postgres.execute(
        """
        CREATE EXTENSION IF NOT EXISTS citext; CREATE EXTENSION IF NOT EXISTS hstore;
        DROP SCHEMA IF EXISTS other CASCADE; CREATE SCHEMA other;
        CREATE TYPE other.tier AS ENUM ('gold', 'silver');
        DROP TYPE IF EXISTS pair; CREATE TYPE pair AS (a int, b text);
        DROP DOMAIN IF EXISTS email_domain; CREATE DOMAIN email_domain AS citext;
        DROP DOMAIN IF EXISTS text_domain; CREATE DOMAIN text_domain AS text;
        DROP DOMAIN IF EXISTS json_domain; CREATE DOMAIN json_domain AS jsonb;
        DROP DOMAIN IF EXISTS float_domain; CREATE DOMAIN float_domain AS float8\
        """);
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeIsTextOrAnAttributeOrNothing(Map<String, String> row) throws Exception {
    try (Warehouse warehouse = warehouse(row.get("database"));
        Connection connection = warehouse.queries().getConnection();
        Statement statement = connection.createStatement()) {
      ResultSet result = statement.executeQuery("SELECT " + row.get("expression") + " AS x");
      ResultTypes types = ResultTypes.ofTheLastResult();
      String type = result.getMetaData().getColumnTypeName(1);
      assertEquals(row.get("type"), type);
      judge(row.get("verdict"), types, type);
      if (row.get("verdict").equals("text")) {
        assertEquals(row.get("value"), text(types, result));
      }
    }
  }

  private static void judge(String verdict, ResultTypes types, String type) {
    if (verdict.equals("text")) {
      assertDoesNotThrow(() -> types.requireText(COLUMN));
    } else {
      refused(type, assertThrows(Refusal.class, () -> types.requireText(COLUMN)));
    }
    if (verdict.equals("column-unknown")) {
      refused(type, assertThrows(Refusal.class, () -> types.requireValues(COLUMN)));
      assertDoesNotThrow(() -> types.requireValues(List.of("y")));
    } else {
      assertDoesNotThrow(() -> types.requireValues(COLUMN));
    }
  }

  private static void refused(String type, Refusal refusal) {
    assertEquals(Reason.COLUMN_UNKNOWN, refusal.reason());
    String message = refusal.getMessage();
    assertTrue(message.startsWith("column x is of type " + type), message);
    assertTrue(message.contains("in the query"), message);
  }

  private static String text(ResultTypes types, ResultSet result) throws SQLException {
    result.next();
    Map<String, Object> row = new HashMap<>();
    row.put("x", result.getObject(1));
    Iterator<Map<String, Object>> rows = types.asText(List.of(row).iterator());
    Object value = rows.next().get("x");
    assertTrue(value == null || value instanceof String || value instanceof Number);
    return value == null ? "" : value.toString();
  }

  private Warehouse warehouse(String database) throws IOException {
    return database.equals("postgresql")
        ? Postgres.open(home)
        : Warehouse.open(Addresses.of("jdbc:" + database + ":", "", "", home, Map.of()));
  }

  @Test
  void ofNoResultNothingIsKnownAndNothingIsRefused() {
    ResultTypes.ofTheLastResult();
    assertDoesNotThrow(() -> ResultTypes.ofTheLastResult().requireText(COLUMN));
  }
}
