package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbReadsFilesOfTheHomeTest {
  @TempDir Path home;

  private Warehouse open(String url) {
    return Warehouse.open(Addresses.of(url, home));
  }

  private Path data(String name) throws IOException {
    return Files.createDirectories(home.resolve("data")).resolve(name);
  }

  private static String one(Warehouse warehouse, String query) throws SQLException {
    try (Connection connection = warehouse.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  private void build(String sql) throws SQLException {
    try (Connection dbt = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("marts.db"));
        Statement statement = dbt.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void csvByItsNameInTheHome() throws Exception {
    Files.writeString(data("customers.csv"), "phone\n+12125550100\n+12125550101\n");
    try (Warehouse warehouse = open("jdbc:duckdb:")) {
      assertEquals("2", one(warehouse, "SELECT count(*) FROM 'data/customers.csv'"));
      assertEquals("+12125550100", one(warehouse, "SELECT min(phone) FROM 'data/cust*.csv'"));
    }
  }

  @Test
  void parquetByItsNameInTheHome() throws Exception {
    Path file = data("members.parquet");
    build("COPY (SELECT range AS id FROM range(5000)) TO '" + file + "'");
    try (Warehouse warehouse = open("jdbc:duckdb:")) {
      assertEquals("5000", one(warehouse, "SELECT count(*) FROM 'data/members.parquet'"));
    }
  }

  @Test
  void aRowThatFailsLateFailsTheReading() throws Exception {
    try (Warehouse warehouse = open("jdbc:duckdb:");
        Connection connection = warehouse.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      Files.writeString(data("n.csv"), "n\n" + "1\n".repeat(600_000) + "x\n");
      ResultSet rows =
          statement.executeQuery("SELECT n::INT FROM read_csv('data/n.csv', all_varchar = true)");
      assertTrue(rows.next(), "the first rows are there before the query has ended");
      assertThrows(
          SQLException.class,
          () -> {
            while (rows.next()) {
              // Not a short result: an error.
            }
          });
    }
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() throws Exception {
    String slow =
        "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11";
    try (Warehouse warehouse = open("jdbc:duckdb:");
        Connection connection = warehouse.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertThrows(SQLException.class, () -> statement.executeQuery(slow)));
    }
  }

  @Test
  void aDatabaseOfTheHomeIsOpenedReadOnly() throws Exception {
    build("CREATE TABLE buyers AS SELECT 1 AS id");
    try (Warehouse warehouse = open("jdbc:duckdb:marts.db")) {
      assertEquals(Optional.empty(), warehouse.problem());
      assertEquals("1", one(warehouse, "SELECT count(*) FROM buyers"));
      assertThrows(SQLException.class, () -> one(warehouse, "CREATE TABLE more (id INT)"));
    }
  }

  @Test
  void itIsNotLockedAfterARun() throws Exception {
    build("CREATE TABLE buyers AS SELECT 1 AS id");
    try (Warehouse warehouse = open("jdbc:duckdb:marts.db")) {
      one(warehouse, "SELECT count(*) FROM buyers");
      assertThrows(SQLException.class, () -> build("INSERT INTO buyers VALUES (2)"));
      warehouse.release();
      assertTimeoutPreemptively(Duration.ofSeconds(20), this::built);
      assertEquals("2", one(warehouse, "SELECT count(*) FROM buyers"));
    }
  }

  @Test
  void whatAnotherRunReadsIsReadToItsEnd() throws Exception {
    build("CREATE TABLE buyers AS SELECT range AS id FROM range(500000)");
    try (Warehouse warehouse = open("jdbc:duckdb:marts.db")) {
      int rows = 0;
      try (Connection connection = warehouse.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT id FROM buyers")) {
        for (; result.next(); rows++) {
          if (rows == 10) {
            warehouse.release();
          }
        }
      }
      assertEquals(500_000, rows);
      assertTimeoutPreemptively(Duration.ofSeconds(20), this::built);
    }
  }

  /** The pool forgets a connection a moment before it is closed. */
  private void built() {
    while (!isBuilt()) {
      Thread.onSpinWait();
    }
  }

  private boolean isBuilt() {
    try {
      build("INSERT INTO buyers VALUES (2)");
      return true;
    } catch (SQLException stillOpen) {
      return false;
    }
  }

  @Test
  void theConnectionsOfAPoolShareOneMemoryLimit() throws Exception {
    try (Warehouse warehouse = open("jdbc:duckdb:");
        Connection other = warehouse.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT 7 AS n");
      assertEquals("7", one(warehouse, "SELECT n FROM t"));
      assertEquals("488.2 MiB", one(warehouse, "SELECT current_setting('memory_limit')"));
    }
  }

  @Test
  void theFolderOfSpilledRowsIsItsOwnersAlone() throws Exception {
    try (Warehouse warehouse = open("jdbc:duckdb:")) {
      assertEquals(
          home.resolve("tmp").toString(),
          one(warehouse, "SELECT current_setting('temp_directory')"));
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("tmp"))));
    }
  }

  @Test
  void aSqliteFileIsReadTheSameWay() throws Exception {
    Path file = home.resolve("marts.sqlite");
    try (Warehouse warehouse = open("jdbc:sqlite:marts.sqlite")) {
      try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = writer.createStatement()) {
        statement.execute("CREATE TABLE buyers AS SELECT 1 AS id");
      }
      assertEquals("1", one(warehouse, "SELECT count(*) FROM buyers"));
      assertThrows(SQLException.class, () -> one(warehouse, "DELETE FROM buyers RETURNING id"));
      assertEquals(0, warehouse.queryTimeoutSeconds());
    }
  }

  @Test
  void whatTheUrlSaysOfWritingIsKept() throws Exception {
    build("CREATE TABLE buyers AS SELECT 1 AS id");
    for (String mode : List.of("READ_ONLY", "READ_WRITE")) {
      try (Warehouse warehouse = open("jdbc:duckdb:marts.db;access_mode=" + mode)) {
        assertEquals("1", one(warehouse, "SELECT count(*) FROM buyers"));
      }
    }
  }
}
