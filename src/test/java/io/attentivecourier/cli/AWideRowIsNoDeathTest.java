package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ChildJvm;
import io.attentivecourier.Main;
import io.attentivecourier.warehouse.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a process of its own, with the heap that the launcher gives it. */
@Tag("slow")
class AWideRowIsNoDeathTest {
  private static final String PHONE = "'202555' || lpad((n % 10000)::text, 4, '0') AS phone, ";

  @RegisterExtension
  final ChildJvm jvm = new ChildJvm("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  @TempDir Path home;

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          postgresql | segments   | repeat('x', 8192) AS segment_name        | 14000 | "segment-length" : 14000
          duckdb     | segments   | repeat('x', 67108864) AS segment_name    | 2     | "segment-length" : 2
          """)
  void theRunEndsWithWords(
      String database, String destination, String column, int rows, String said) throws Exception {
    assertEndsWithWords(database, destination, column, rows, said);
  }

  /** Each takes 5 to 20 s. */
  @ParameterizedTest(name = "{0}: {2}")
  @Tag("faults")
  @Tag("long")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          postgresql | attributes | repeat('x', 20480) AS tier               | 20000 | "attribute-length" : 20000
          postgresql | segments   | repeat('x', 67108864) AS segment_name    | 3     | "segment-length" : 3
          postgresql | segments   | repeat('x', 65536) AS segment_name       | 20000 | "segment-length" : 20000
          postgresql | attributes | repeat('x', 67108864) AS tier            | 1     | "attribute-length" : 1
          postgresql | segments   | repeat('é', 5000000) AS segment_name     | 1     | "segment-length" : 1
          duckdb     | segments   | repeat('x', 65536) AS segment_name       | 20000 | "segment-length" : 20000
          duckdb     | attributes | repeat('x', 20480) AS tier               | 20000 | "attribute-length" : 20000
          """)
  void alsoWhereManyOrAllSignsAreWide(
      String database, String destination, String column, int rows, String said) throws Exception {
    assertEndsWithWords(database, destination, column, rows, said);
  }

  private void assertEndsWithWords(
      String database, String destination, String column, int rows, String said) throws Exception {
    String numbers = database.equals("duckdb") ? "range(%d) AS t(n)" : "generate_series(1, %d) n";
    write(database, destination, "SELECT " + PHONE + column + " FROM " + numbers.formatted(rows));
    String document = document();
    assertTrue(document.replaceAll("\\s*:\\s*", " : ").contains(said), document);
  }

  @Test
  void blanksAndMoreBehindAPhoneMakeItNoPhone() throws Exception {
    write(
        "duckdb",
        "segments",
        "SELECT '2025550100' || repeat(' ', 300000) || 'x' AS phone, 'a' AS segment_name");
    assertTrue(document().contains("phone-shape"));
  }

  private void write(String database, String destination, String query) throws Exception {
    String url = database.equals("duckdb") ? "jdbc:duckdb:" : Postgres.url();
    Files.createDirectories(home.resolve("routes/pipelines"));
    Files.writeString(
        home.resolve("application.properties"),
        "courier.clientDomain=denim\ncourier.attributes.tier.name=Tier\ncourier.warehouse.url="
            + url
            + (database.equals("duckdb") ? "" : "\ncourier.warehouse.username=postgres"));
    Files.writeString(
        home.resolve("routes/pipelines/wide.camel.yaml"),
        """
        - route:
            id: wide
            from:
              uri: direct:wide
              steps:
                - setBody:
                    constant: "%s"
                - to:
                    uri: direct:send-%s
        """
            .formatted(query, destination));
  }

  private String document() throws Exception {
    ChildJvm.Ended plan = jvm.run(Main.class, "plan", "wide", "--json", "--home", home.toString());
    String document = plan.out();
    assertTrue(document.startsWith("{"), document + plan.err());
    assertTrue(List.of(1, 3).contains(plan.exit()), document);
    assertEquals(document.contains("\"HELD\""), plan.exit() == 3, document);
    return document;
  }
}
