package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ChildJvm;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own with 48 MB, where a million rows of 100 characters have no room. */
@Tag("scale")
class AMillionRowsPassThroughASmallHeapTest {
  private static final int ROWS = 1_000_000;

  @RegisterExtension
  final ChildJvm jvm = new ChildJvm("-Xmx48m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  @TempDir Path home;

  @Test
  void ofPostgres() throws Exception {
    String query = "SELECT repeat('x', 100) || n FROM generate_series(1, " + ROWS + ") AS n";
    assertEquals(0, exitCode("given", Postgres.url(), query));
  }

  @Test
  void ofPostgresOnlyWithTheProfilesFetchSize() throws Exception {
    String query = "SELECT repeat('x', 100) || n FROM generate_series(1, " + ROWS + ") AS n";
    assertTrue(exitCode("none", Postgres.url(), query) != 0, "held a million rows in 48 MB");
  }

  @Test
  void ofDuckDb() throws Exception {
    String query = "SELECT repeat('x', 100) || range FROM range(" + ROWS + ")";
    assertEquals(0, exitCode("given", "jdbc:duckdb:", query));
  }

  private int exitCode(String fetchSize, String url, String query) throws Exception {
    return jvm.run(Reader.class, fetchSize, url, query, home.toString()).exit();
  }

  /** The other JVM: ends with 0 if it counted all rows. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] args) throws SQLException {
      Path home = Path.of(args[3]);
      try (Warehouse warehouse =
          Warehouse.open(Addresses.of(args[1], user(args[1]), null, home, Map.of()))) {
        System.exit(rows(warehouse, args[0], args[2]) == ROWS ? 0 : 1);
      }
    }

    private static String user(String url) {
      return url.startsWith("jdbc:postgresql:") ? "postgres" : null;
    }

    private static int rows(Warehouse warehouse, String fetchSize, String query)
        throws SQLException {
      int rows = 0;
      try (Connection connection = warehouse.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.setFetchSize(fetchSize.equals("given") ? warehouse.fetchSize() : 0);
        ResultSet result = statement.executeQuery(query);
        while (result.next()) {
          rows++;
        }
      }
      return rows;
    }
  }
}
