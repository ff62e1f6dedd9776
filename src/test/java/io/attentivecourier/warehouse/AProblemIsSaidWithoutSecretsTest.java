package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AProblemIsSaidWithoutSecretsTest {
  private static final String SECRET = "hunter2";

  @TempDir Path home;

  private String problem(String url, String username) {
    WarehouseAddress address = Addresses.of(url, username, SECRET, home, Map.of());
    try (Warehouse warehouse = Warehouse.open(address)) {
      return warehouse.problem().orElseThrow();
    }
  }

  private static void says(String expected, String problem) {
    assertTrue(problem.contains(expected), problem);
    assertTrue(!problem.contains(SECRET) && !problem.contains("siren"), problem);
  }

  @Test
  void noneWhereItAnswers() throws Exception {
    try (Warehouse warehouse = Postgres.open(home)) {
      assertEquals(Optional.empty(), warehouse.problem());
    }
  }

  @Test
  void aWrongPassword() throws Exception {
    Postgres.execute("DROP ROLE IF EXISTS siren", "CREATE ROLE siren LOGIN PASSWORD 'another'");
    Postgres.asksForThePasswordOf("siren");
    says("refused the login", problem(Postgres.url(), "siren"));
  }

  @Test
  void aDatabaseThatIsNotThere() throws Exception {
    String url = Postgres.url().replaceAll("/postgres$", "/siren");
    says("does not exist there", problem(url, "postgres"));
  }

  @Test
  void aPortThatRefuses() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    says("refused the connection", problem("jdbc:postgresql://localhost:" + free + "/db", "siren"));
  }

  @Test
  void aHostThatIsNotKnown() {
    says("is not known here", problem("jdbc:postgresql://siren.invalid/db", "siren"));
  }

  @Test
  void aDriverThatIsNotThere() {
    says(
        "put the driver's jar into drivers/",
        problem("jdbc:snowflake://siren.example.com/?password=" + SECRET, "siren"));
  }

  @Test
  void aFileThatIsNotThere() {
    says("DuckDB did not open its database (code 0)", problem("jdbc:duckdb:siren.db", null));
    says("SQLite did not open its database (code 14)", problem("jdbc:sqlite:siren.db", null));
  }
}
