package io.attentivecourier.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.run.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A pipeline's SQL. What passes is run by DuckDB, which takes many statements, and by SQLite. */
public final class QueryBytes implements ForeignBytes, AutoCloseable {
  private static final List<String> OTHERS =
      Stream.of("postgresql", "mysql", "sqlserver", "oracle", "bigquery", "snowflake", "unknown")
          .map(name -> "jdbc:" + name + "://warehouse.example.com/marts")
          .toList();
  private static final int LONGEST = 1 << 15;
  private static final String LEFT =
      "SELECT (SELECT count(*) FROM buyers) || ',' || count(*) FROM ";

  private final Connection duck = DriverManager.getConnection("jdbc:duckdb:");
  private final Connection lite = DriverManager.getConnection("jdbc:sqlite::memory:");

  public QueryBytes() throws SQLException {
    for (Connection database : List.of(duck, lite)) {
      run(database, "CREATE TABLE buyers (phone TEXT, tier TEXT)");
      run(database, "INSERT INTO buyers VALUES ('2025550100', 'a'), ('2025550101', 'b')");
    }
    run(duck, "SET enable_external_access = false");
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.setQueryTimeout(2);
      statement.execute(sql);
    }
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "SELECT phone, 'It''s; DELETE FROM buyers; --' AS name FROM buyers; -- ; DELETE",
            "SELECT phone /* one /* ; DELETE FROM buyers; */ two */ FROM buyers -- '\n;",
            "WITH a AS (SELECT 1), \"b;\" AS (SELECT $$;DELETE FROM buyers;$$) SELECT * FROM a",
            "SELECT E'\\'; DELETE FROM buyers; --', $q$ $$; DELETE FROM buyers;$q$ FROM buyers",
            "SELECT [1, 2], `a`, q'[;DROP TABLE buyers;]' # ; DELETE FROM buyers\n"
                + "// ;\n"
                + "FROM buyers",
            "SELECT 1; DELETE FROM buyers; -- '\"`$$",
            "SELECT 'C:\\' AS path; -- ' AS b FROM buyers; DELETE FROM buyers",
            "SELECT phone INTO copied FROM buyers",
            "WITH gone AS (DELETE FROM buyers RETURNING phone) SELECT phone FROM gone",
            "/*! DELETE FROM buyers */ SELECT 1;\rDROP TABLE buyers;\rUPDATE buyers SET tier = 'x'")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** What passes changes nothing. */
  @Override
  public void read(byte[] bytes) throws Exception {
    // Of an unknown database there are 128 readings, each of 30 ms for 100 kB.
    String text = new String(bytes, 0, Math.min(LONGEST, bytes.length), UTF_8);
    OTHERS.forEach(url -> passed(url, text));
    judge(duck, passed("jdbc:duckdb:", text), LEFT + "duckdb_tables()");
    judge(lite, passed("jdbc:sqlite:x", text), LEFT + "sqlite_master");
  }

  /** The whole of it, though less is sent: nothing that writes may stand behind. */
  private static String passed(String url, String text) {
    try {
      String passed = new OneQuery(url).of(text);
      assertTrue(text.startsWith(passed), "another text");
      return text;
    } catch (Refusal refused) {
      return "";
    }
  }

  private static void judge(Connection database, String sql, String left) throws SQLException {
    if (sql.isEmpty()) {
      return;
    }
    try {
      run(database, sql);
    } catch (SQLException unfit) {
      // Most is no SQL any more; the judge is what became of the table.
    }
    try (Statement statement = database.createStatement();
        ResultSet counts = statement.executeQuery(left)) {
      counts.next();
      assertEquals("2,1", counts.getString(1), "it wrote");
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }

  @Override
  public void close() throws SQLException {
    duck.close();
    lite.close();
  }
}
