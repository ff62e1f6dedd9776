package io.attentivecourier.warehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A real PostgreSQL, started once for the test classes of this JVM; its own shutdown hook stops it.
 */
public final class Postgres {
  private static EmbeddedPostgres server;

  private Postgres() {}

  private static synchronized EmbeddedPostgres server() throws IOException {
    if (server == null) {
      server = EmbeddedPostgres.builder().start();
    }
    return server;
  }

  public static String url() throws IOException {
    return server().getJdbcUrl("ignored", "postgres").replaceAll("\\?.*", "");
  }

  /** As the owner of all that is there. */
  public static void execute(String... statements) throws IOException, SQLException {
    try (Connection owner = server().getPostgresDatabase().getConnection();
        Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public static Warehouse open(Path home) throws IOException {
    return Warehouse.open(Addresses.of(url(), "postgres", "postgres", home, Map.of()));
  }

  /** The URL of a database that keeps whatever bytes it is given. */
  public static String unencoded() throws IOException, SQLException {
    execute(
        "DROP DATABASE IF EXISTS unencoded",
        "CREATE DATABASE unencoded TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE"
            + " 'C'");
    return url().replaceFirst("/postgres$", "/unencoded");
  }

  /** The server is made to trust every login; this one has to prove itself. */
  static void asksForThePasswordOf(String role) throws IOException, SQLException {
    Path rules = Path.of(one("SHOW hba_file"));
    String rule = "host all " + role + " all scram-sha-256\n";
    Files.writeString(rules, rule + Files.readString(rules));
    String before = one("SELECT pg_conf_load_time()");
    one("SELECT pg_reload_conf()");
    // Each look is a connection of its own, so that it sees what the next one will meet.
    while (one("SELECT pg_conf_load_time()").equals(before)) {
      Thread.onSpinWait();
    }
  }

  private static String one(String query) throws IOException, SQLException {
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }
}
