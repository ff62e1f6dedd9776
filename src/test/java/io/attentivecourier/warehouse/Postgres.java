package io.attentivecourier.warehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real PostgreSQL, started once for the test classes of this JVM; its driver's own hook stops it.
 */
final class Postgres {
  private static EmbeddedPostgres server;

  private Postgres() {}

  static synchronized EmbeddedPostgres server() throws IOException {
    if (server == null) {
      server = EmbeddedPostgres.builder().start();
    }
    return server;
  }

  static String url() throws IOException {
    return server().getJdbcUrl("ignored", "postgres").replaceAll("\\?.*", "");
  }

  static Warehouse open(Path home) throws IOException {
    return Warehouse.open(Addresses.of(url(), "postgres", "postgres", home, Map.of()));
  }
}
