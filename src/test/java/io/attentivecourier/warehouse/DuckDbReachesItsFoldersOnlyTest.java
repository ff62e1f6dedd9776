package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.WarehouseSettings;
import io.attentivecourier.settings.WarehouseSettings.DuckDb.Opens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbReachesItsFoldersOnlyTest {
  private static final String SECRET = "not for a query";

  @TempDir Path home;

  @BeforeEach
  void fill() throws IOException {
    for (String file : List.of("var/key", "var/outbox/a.csv", "application.properties", "lib/a")) {
      write(file, SECRET);
    }
    write("data/people.csv", "phone\n2025550100\n");
    write("data2/people.csv", SECRET);
    Files.createSymbolicLink(home.resolve("data/link"), home.resolve("var"));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(home.resolve(file).getParent());
    Files.writeString(home.resolve(file), text);
  }

  private Warehouse open(String url, Map<String, String> hikari, Opens... allowed) {
    WarehouseAddress plain = Addresses.of(url, home, hikari);
    return Warehouse.open(
        new WarehouseAddress(
            url,
            null,
            null,
            plain.fetchSize(),
            plain.timeout(),
            hikari,
            plain.drivers(),
            plain.tmp(),
            home,
            new WarehouseSettings.DuckDb(plain.duckDb().folders(), Set.of(allowed))));
  }

  private static String one(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getString(1) : null;
    }
  }

  /** At its start, or at its first row. */
  private static void refused(Warehouse warehouse, String query) {
    Exception fault = assertThrows(Exception.class, () -> one(warehouse.queries(), query));
    boolean failed =
        fault instanceof Refusal refusal && refusal.reason() == Reason.QUERY_FAILED
            || fault instanceof SQLException;
    assertTrue(failed, fault::toString);
  }

  private String filled(String text) {
    return text.replace("HOME", home.toString());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(file -> !file.startsWith(home.resolve("tmp"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT phone FROM 'data/people.csv'",
        "SELECT phone FROM './data/people.csv'",
        "SELECT phone FROM 'data/peo*.csv'",
        "SELECT phone FROM 'HOME/data/people.csv'"
      })
  void filesOfItsFoldersAreRead(String query) throws Exception {
    try (Warehouse warehouse = open("jdbc:duckdb:", Map.of())) {
      assertEquals("2025550100", one(warehouse.queries(), filled(query)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT content FROM read_text('var/key')",
        "SELECT content FROM read_text('HOME/var/key')",
        "SELECT content FROM read_text('data/../var/key')",
        "SELECT content FROM read_text('HOME/data/../application.properties')",
        "SELECT content FROM read_text('HOME/data//../application.properties')",
        "SELECT content FROM read_text('file://HOME/var/key')",
        "SELECT content FROM read_text('data/link/key')",
        "SELECT content FROM read_text('HOME/data/link/key')",
        "SELECT content FROM read_text('application.properties')",
        "SELECT content FROM read_text('lib/a')",
        "SELECT content FROM read_text('HOME/data2/people.csv')",
        "SELECT content FROM read_text(['data/people.csv', 'var/key']) OFFSET 1",
        "SELECT * FROM query('SELECT content FROM read_text(''var/key'')')",
        "SELECT file FROM glob('HOME/*')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM 'http://127.0.0.1:1/people.csv'",
        "SELECT * FROM query('COPY (SELECT 1) TO ''HOME/data/x''')",
        "SELECT * FROM enable_logging(storage = 'file', storage_config = {'path': 'HOME/data/x'})",
        "SELECT * FROM enable_profiling(save_location = 'HOME/data/x')"
      })
  void nothingElseIsReadOrWritten(String query) throws Exception {
    List<Path> before = files();
    try (Warehouse warehouse = open("jdbc:duckdb:", Map.of())) {
      refused(warehouse, filled(query));
    }
    assertEquals(before, files());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1) TO 'HOME/data/x.csv'",
        "COPY (SELECT 1) TO 'HOME/var/x.csv'; SELECT 1",
        "ATTACH 'HOME/data/x.db'",
        "EXPORT DATABASE 'HOME/data/x'",
        "CREATE TABLE t AS SELECT 1",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA threads = 1",
        "CALL pragma_version()",
        "SET lock_configuration = false",
        "RESET enable_external_access",
        "WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a"
      })
  void whatIsNoQueryNeverReachesIt(String text) throws Exception {
    List<Path> before = files();
    try (Warehouse warehouse = open("jdbc:duckdb:", Map.of())) {
      assertThrows(Refusal.class, () -> one(warehouse.queries(), filled(text)));
    }
    assertEquals(before, files());
  }

  @Test
  void itsSettingsAreLockedForEachConnection() throws Exception {
    try (Warehouse warehouse = open("jdbc:duckdb:", Map.of());
        Connection first = warehouse.dataSource().getConnection();
        Connection second = warehouse.dataSource().getConnection()) {
      for (Connection connection : List.of(first, second)) {
        try (Statement statement = connection.createStatement()) {
          for (String set : List.of("enable_external_access = true", "threads = 1")) {
            assertThrows(SQLException.class, () -> statement.execute("SET " + set));
          }
          assertThrows(SQLException.class, () -> statement.execute("LOAD httpfs"));
        }
      }
      assertEquals(
          "false",
          one(warehouse.dataSource(), "SELECT current_setting('autoload_known_extensions')"));
    }
  }

  @Test
  void aDatabaseFileIsReadAndReachesNoOtherFile() throws Exception {
    try (Connection dbt = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("marts.db"));
        Statement statement = dbt.createStatement()) {
      statement.execute("CREATE TABLE buyers AS SELECT 1 AS id");
    }
    try (Warehouse warehouse = open("jdbc:duckdb:marts.db", Map.of())) {
      assertEquals("1", one(warehouse.queries(), "SELECT id FROM buyers"));
      assertEquals("2025550100", one(warehouse.queries(), "SELECT phone FROM 'data/people.csv'"));
      String key = "SELECT content FROM read_text('" + home + "/var/key')";
      refused(warehouse, key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:duckdb:", "jdbc:duckdb:marts.db"})
  void whatThePoolSaysFirstHoldsForEachConnectionAndIsLocked(String url) throws Exception {
    try (Connection dbt = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("marts.db"));
        Statement statement = dbt.createStatement()) {
      statement.execute("CREATE TABLE buyers AS SELECT 1 AS id");
    }
    Map<String, String> hikari = Map.of("connectionInitSql", "SET TimeZone = 'Asia/Tokyo'");
    String zone = "SELECT current_setting('TimeZone')";
    try (Warehouse warehouse = open(url, hikari);
        Connection busy = warehouse.queries().getConnection();
        Statement statement = busy.createStatement()) {
      assertTrue(statement.execute(zone));
      assertEquals("Asia/Tokyo", one(warehouse.queries(), zone));
      assertEquals(
          "true", one(warehouse.queries(), "SELECT current_setting('lock_configuration')"));
      String key = "SELECT content FROM read_text('" + home + "/var/key')";
      refused(warehouse, key);
    }
  }

  @Test
  void filesOpensFilesAndNothingElse() throws Exception {
    String other = "SELECT content FROM read_text('" + home + "/data2/people.csv')";
    try (Warehouse warehouse = open("jdbc:duckdb:", Map.of(), Opens.FILES)) {
      assertEquals(SECRET, one(warehouse.queries(), other));
      assertEquals("2025550100", one(warehouse.queries(), "SELECT phone FROM 'data/people.csv'"));
      assertEquals(
          "false", one(warehouse.queries(), "SELECT current_setting('enable_external_access')"));
      String web = "SELECT * FROM 'http://127.0.0.1:1/people.csv'";
      refused(warehouse, web);
    }
  }

  @Test
  void extensionsOpenNoFiles() {
    String other = "SELECT content FROM read_text('" + home + "/data2/people.csv')";
    try (Warehouse warehouse = open("jdbc:duckdb:", Map.of(), Opens.EXTENSIONS, Opens.NETWORK)) {
      refused(warehouse, other);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enable_external_access=true",
        "lock_configuration=false",
        "ALLOWED_DIRECTORIES=['/']",
        "autoload_known_extensions=true"
      })
  void neitherTheUrlNorThePoolOpensIt(String option) {
    SettingsFault url =
        assertThrows(SettingsFault.class, () -> open("jdbc:duckdb:;" + option, Map.of()));
    assertEquals("courier.warehouse.url", url.first().key());
    String name = option.substring(0, option.indexOf('='));
    SettingsFault pool =
        assertThrows(
            SettingsFault.class, () -> open("jdbc:duckdb:", Map.of("dataSource." + name, "x")));
    assertEquals("courier.warehouse.hikari.dataSource." + name, pool.first().key());
    assertFalse(pool.first().fix().isEmpty());
  }
}
