package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.pickup.OpenSsh;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.warehouse.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real ones in the place of DuckDB and of the stand-in. */
class FromPostgresToOpenSshTest {
  private static final String NAME = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String LIST = "2025550101,Winback\n2025550102,Winback\n2025550199,Winback\n";

  /** The canaries once good, once the same and twice bad. */
  private static final String PEOPLE =
      "SELECT phone, 'Winback' AS segment_name FROM (VALUES ('12025550102'), ('2025550101'),"
          + " ('202-555-0199'), ('+12025550199'), ('202-555-01990'), ('canary.bird@example.com'))"
          + " AS people (phone)";

  private static final String FAILS_LATE =
      "SELECT '2025550199' || substr('', 1 / (50000 - n)) AS phone, 'Winback' AS segment_name"
          + " FROM generate_series(1, 50000) AS n";

  private static final String ENDS_ITSELF =
      "SELECT CASE WHEN n = 40000 THEN pg_terminate_backend(pg_backend_pid())::text"
          + " ELSE '2025550199' END AS phone, 'Winback' AS segment_name"
          + " FROM generate_series(1, 50000) AS n";

  @TempDir Path folder;
  @RegisterExtension final TestHome home = new TestHome();

  private void onPostgres() throws Exception {
    home.set("courier.warehouse.url", Postgres.url());
    home.set("courier.warehouse.username", "postgres");
    home.set("courier.warehouse.password", "postgres");
  }

  @Test
  void aListOfPostgresIsTheSameToTheByte() throws Exception {
    onPostgres();
    RunReport report = home.pipeline("winback", PEOPLE).run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(LIST, home.received(NAME));
    assertEquals(6, report.counts().read());
    assertEquals(2, report.counts().rejected());
    assertEquals(1, report.counts().duplicates());
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "jdbc"})
  void bytesThatAreNoTextAreOneRejectedRow(String reader) throws Exception {
    onPostgres();
    home.set("courier.warehouse.url", Postgres.unencoded());
    home.set("courier.warehouse.reader", reader);
    String rows =
        "SELECT x.* FROM (VALUES ('2025550101', 'Winback'), ('2025550102', E'Z\\xfcrich'),"
            + " ('2025550103', E'Z\\xc3\\xbcrich'), (E'202555\\xff0104', 'Winback'))"
            + " AS x (phone, segment_name)";
    RunReport report = home.pipeline("winback", rows).run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(
        Map.of("encoding", 2L, "segment-characters", 1L), report.counts().rejectedByRule());
    assertEquals("2025550101,Winback\n", home.received(NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "jdbc"})
  void twoColumnsOfOneLabelAreRefused(String reader) throws Exception {
    onPostgres();
    home.set("courier.warehouse.reader", reader);
    RunReport report =
        home.pipeline("winback", "SELECT '1' AS phone, '2' AS phone, 'Winback' AS segment_name")
            .run("winback");
    assertEquals("column-unknown", report.reason(), report.message());
    assertTrue(report.message().contains("two columns of one name"), report.message());
  }

  @Test
  void theLogSaysWhyAListIsReadThroughACursor() throws Exception {
    onPostgres();
    home.set("courier.column.ignore", "extra");
    String query = "SELECT '2025550101' AS phone, 'Winback' AS segment_name, '{}'::jsonb AS extra";
    RunReport report = home.pipeline("winback", query).run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(
        1,
        home.log().split("is read through a cursor, as column extra is of type jsonb").length - 1);
  }

  @Test
  void aQueryThatFailsAfterFortyThousandRowsSendsNone() throws Exception {
    onPostgres();
    RunReport report = home.pipeline("winback", FAILS_LATE).run("winback");
    assertEquals("query-failed", report.reason());
    assertTrue(report.message().contains("22012"), report.message());
    assertFalse((home.log() + report).contains("division"), home.log());
    assertEquals(List.of(), home.standIn().folder().names());
  }

  /** An administrator ends the session, or the server restarts, in the middle of a result. */
  @Test
  void aSessionThatTheServerEndsSendsNoneAndTheNextRunIsWhole() throws Exception {
    onPostgres();
    RunReport ended = home.pipeline("winback", ENDS_ITSELF).run("winback");
    assertEquals("query-failed", ended.reason(), ended.message());
    assertEquals(List.of(), home.standIn().folder().names());
    RunReport next = home.pipeline("again", PEOPLE).run("again");
    assertEquals(RunState.WHOLE, next.state(), next.message());
    assertEquals(LIST, home.received(NAME));
  }

  @Test
  void aListOnOpenSshIsTheSameToTheByte() throws Exception {
    try (OpenSsh server = OpenSsh.start(folder.resolve("sshd"), "")) {
      Path uploads = Files.createDirectory(folder.resolve("uploads"));
      home.standIn();
      home.set("courier.sftp.port", Integer.toString(server.port()));
      home.set("courier.sftp.username", System.getProperty("user.name"));
      home.set("courier.sftp.password", "");
      home.set("courier.sftp.privateKeyFile", server.userKey().toString());
      home.set("courier.sftp.knownHostsFile", server.knownHosts().toString());
      home.set("courier.sftp.directory", uploads.toString());
      RunReport report = home.pipeline("winback", PEOPLE).run("winback");
      assertEquals(RunState.WHOLE, report.state(), report.message());
      assertEquals(LIST, Files.readString(uploads.resolve(NAME)));
      assertEquals(1, uploads.toFile().list().length);
    }
  }
}
