package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ALoginThatCanWriteIsToldTest {
  @TempDir Path home;

  @BeforeEach
  void roles() throws Exception {
    for (String sql :
        List.of(
            "CREATE TABLE IF NOT EXISTS written (n int)",
            "DROP ROLE IF EXISTS only_reads",
            "CREATE ROLE only_reads LOGIN",
            "GRANT SELECT ON written TO only_reads",
            "REVOKE INSERT ON written FROM only_reads")) {
      Postgres.execute(sql);
    }
  }

  private Optional<String> writes(String user) throws Exception {
    try (Warehouse warehouse =
        Warehouse.open(Addresses.of(Postgres.url(), user, null, home, Map.of()))) {
      return warehouse.writeRights();
    }
  }

  @Test
  void byItsRightsAndNotByItsName() throws Exception {
    assertTrue(writes("postgres").orElseThrow().contains("is a superuser"));
    assertEquals(Optional.empty(), writes("only_reads"));
    Postgres.execute("GRANT INSERT ON written TO only_reads");
    assertTrue(writes("only_reads").orElseThrow().contains("may change 1 tables"));
    Postgres.execute("DROP OWNED BY only_reads");
  }
}
