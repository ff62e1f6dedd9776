package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every value that PostgreSQL can give, by COPY and by the driver's {@code getObject}: the same
 * text, the same number, or nothing that a rule would look at.
 */
class CopyReadsWhatACursorReadsTest {
  private static final String[] EXPRESSIONS = {
    "NULL::text",
    "'\\N'",
    "''",
    "'\\.'",
    "'\\'",
    "'\\\\'",
    "'\\t\\n'",
    "E'\\b\\f\\n\\r\\t\\v'",
    "E'a\\tb'",
    "E'\\t'",
    "E'\\r\\n'",
    "E'a\\r\\nb\\\\N'",
    "E'\\x01\\x7f'",
    "'N'",
    "E'\\\\N\\tN'",
    "'  2025550100  '",
    "'2025550100'::char(14)",
    "''::char(3)",
    "'x'::\"char\"",
    "'Segment'::name",
    "'Ärger 日本 😀 é́'",
    "U&'\\FFFD'",
    "'KelvinK'",
    "E'\\u2028\\u00a0'",
    "'ABC'::citext",
    "'gold'::copy_tier",
    "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid",
    "'x'::copy_text",
    "'555555.010'::copy_number",
    "0::int2",
    "(-32768)::int2",
    "2147483647",
    "9223372036854775807",
    "(-9223372036854775807 - 1)::int8",
    "2025550100::int8",
    "-2025550100::int8",
    "5555550100.00::numeric",
    "0.0::numeric",
    "'NaN'::numeric",
    "'Infinity'::numeric",
    "'-Infinity'::numeric",
    "1e-20::numeric",
    "1e20::numeric",
    "123456789012345678901234567890::numeric",
    "123456789012345678901234567890.1234567890::numeric",
    "-0.5::numeric",
    "2025550100::numeric(12,2)",
    "10::numeric ^ 1000",
    "1.5::float4",
    "1e-7::float8",
    "'NaN'::float8",
    "'Infinity'::float4",
    "true",
    "false",
    "NULL::bool",
    "date '2026-11-26'",
    "date '0044-03-15 BC'",
    "date 'infinity'",
    "date '-infinity'",
    "date '1582-10-15'",
    "date '1582-10-04'",
    "date '1583-01-01'",
    "date '0999-02-28'",
    "date '9999-12-31'",
    "date '10000-01-01'",
    "date '5874897-12-31'",
    "time '10:11:12.5'",
    "timetz '10:11:12+02'",
    "timestamp '1500-02-28 23:59:59.999999'",
    "timestamp '2026-03-08 02:30:00'",
    "timestamp '2026-11-01 01:30:00'",
    "timestamp '-infinity'",
    "timestamp '0044-03-15 10:00:00 BC'",
    "timestamptz '2026-11-26 10:11:12.5-08'",
    "timestamptz '20000-11-26 10:11:12Z'",
    "timestamp '2026-11-26 10:11:12.123456'",
    "timestamptz '2026-11-26 10:11:12+05:30'",
    "timestamptz 'infinity'",
    "3::oid",
    "repeat('é', 99999)",
    "repeat('é', 100000)",
    "repeat('x', 100001)",
    "repeat('x', 400000) || 'y'",
    "repeat('x', 99999) || '😀😀'",
    "repeat(E'\\\\', 100000)",
    "repeat(E'\\t', 300000)",
    "repeat('😀', 120000)"
  };

  @TempDir static Path home;
  private static Warehouse warehouse;

  @BeforeAll
  static void types() throws IOException, SQLException {
    Postgres.execute(
        """
        CREATE EXTENSION IF NOT EXISTS citext; DROP TYPE IF EXISTS copy_tier;
        CREATE TYPE copy_tier AS ENUM ('gold', 'silver'); DROP DOMAIN IF EXISTS copy_text;
        CREATE DOMAIN copy_text AS text; DROP DOMAIN IF EXISTS copy_number;
        CREATE DOMAIN copy_number AS numeric\
        """);
    warehouse = Postgres.open(home);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  static Stream<String> expressions() {
    return Stream.of(EXPRESSIONS);
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void aValueOfEachType(String expression) throws Exception {
    String query = "SELECT " + expression + " AS x, n AS last FROM generate_series(1, 2) n";
    List<List<String>> plain = plain(warehouse, query);
    assertEquals(plain, cells(warehouse, query, CopyRows.class));
    assertEquals(plain, cursor(warehouse, query));
  }

  @Test
  void allOfThemInOneRow() throws Exception {
    String columns =
        IntStream.range(0, EXPRESSIONS.length)
            .mapToObj(at -> EXPRESSIONS[at] + " AS \"Column, " + at + "\"")
            .collect(Collectors.joining(", "));
    // At one width a column they are more than memory allows: 22 of any width.
    String query = "SELECT " + columns;
    assertEquals(plain(warehouse, query), cells(warehouse, query, CopyRows.class));
  }

  @Test
  void bytesOfADatabaseWithoutAnEncoding() throws Exception {
    String url = Postgres.unencoded();
    String query =
        "SELECT E'Z\\xfcrich' AS \"x\", 1 AS n UNION ALL SELECT E'Z\\xc3\\xbcrich', 2 UNION ALL"
            + " SELECT E'\\xed\\xa0\\x80\\xff\\t', 3 UNION ALL SELECT"
            + " repeat(E'\\xe6\\x97\\xa5', 120000), 4 UNION ALL SELECT 'plain', 5 ORDER BY 2";
    try (Warehouse unencoded =
        Warehouse.open(Addresses.of(url, "postgres", "postgres", home, Map.of()))) {
      List<List<String>> plain = plain(unencoded, query);
      assertEquals(plain, cells(unencoded, query, CopyRows.class));
      assertEquals(plain, cursor(unencoded, query));
      assertEquals("x=" + told("Z\uFFFDrich"), plain.get(0).get(0));
      assertEquals("x=" + told("Zürich"), plain.get(1).get(0));
    }
  }

  /**
   * Rows as a driver and camel-jdbc give them, with the texts of what are texts to the database.
   */
  private static List<List<String>> plain(Warehouse warehouse, String query) throws SQLException {
    try (Connection connection = warehouse.queries().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      ResultTypes types = ResultTypes.ofTheLastResult();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(types, result));
      }
      return rows;
    }
  }

  private static List<String> row(ResultTypes types, ResultSet result) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int at = 1; at <= types.labels().size(); at++) {
      String label = types.labels().get(at - 1);
      Map<String, Object> one = new java.util.HashMap<>();
      one.put(label, result.getObject(at));
      Object value = types.asText(List.of(one).iterator()).next().get(label);
      row.add(label + "=" + told(value instanceof String text ? WideText.cut(text) : value));
    }
    return row;
  }

  private static List<List<String>> cells(
      Warehouse warehouse, String query, Class<? extends OpenRows> reader) throws SQLException {
    try (OpenRows rows = warehouse.rows().open(query)) {
      assertInstanceOf(reader, rows);
      return cells(rows);
    }
  }

  private static List<List<String>> cursor(Warehouse warehouse, String query) throws SQLException {
    Connection connection = warehouse.queries().getConnection();
    try (OpenRows rows = CursorRows.open(connection, query, 10, 0)) {
      return cells(rows);
    }
  }

  private static List<List<String>> cells(OpenRows rows) throws SQLException {
    CellBatch batch = new CellBatch(rows.types().labels());
    while (rows.read(batch)) {
      assertTrue(batch.rows() > 0);
    }
    List<List<String>> all = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<String> values = new ArrayList<>();
      for (int column = 0; column < batch.labels().size(); column++) {
        Object value = batch.value(batch.cell(row, column));
        values.add(batch.labels().get(column) + "=" + told(value));
      }
      all.add(values);
    }
    return all;
  }

  /** A whole number without a sign is judged as the text of its digits. */
  private static String told(Object value) {
    if (value instanceof String text) {
      return (text.matches("[0-9]+") ? "digits " : "text ") + Arrays.toString(text.toCharArray());
    }
    if (value instanceof Number number) {
      boolean exact = !(value instanceof Double || value instanceof Float);
      return exact && number.toString().matches("[0-9]+")
          ? "digits " + Arrays.toString(number.toString().toCharArray())
          : (exact ? "exact " : value.getClass().getSimpleName()) + " " + number;
    }
    boolean read =
        value instanceof Boolean || value instanceof java.util.Date && !(value instanceof Time);
    return read ? value.getClass().getSimpleName() + " " + exact(value) : "" + (value == null);
  }

  /** A date prints the same in two calendars. */
  private static Object exact(Object value) {
    return value instanceof java.util.Date time ? time + " " + time.getTime() : value;
  }
}
