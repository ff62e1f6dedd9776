package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** As cron, a systemd unit and a slim image start it: by a bare {@code java}, with no locale. */
@Tag("slow")
class AnotherLocaleIsTheSameQueryTest {
  private static final Map<String, String> C = Map.of("LC_ALL", "C");
  private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");

  @RegisterExtension
  final ChildJvm jvm = new ChildJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  @TempDir Path root;
  private Path home;

  @BeforeEach
  void oneFromZurichAndOneFromBern() throws IOException {
    home = Files.createDirectories(root.resolve("home"));
    write(
        home,
        "data/rows.csv",
        "phone,city\n2025550100,Zürich\n2025550101,Zürich\n2025550102,Bern\n");
    write(
        home,
        "application.properties",
        "courier.clientDomain=sirendenim\ncourier.warehouse.url=jdbc:duckdb:\n");
    pipeline(
        "constant: SELECT phone, 'Not Zurich' AS segment_name FROM 'data/rows.csv' WHERE city <>"
            + " 'Zürich'");
  }

  private static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void pipeline(String body) throws IOException {
    write(
        home,
        "routes/pipelines/w.camel.yaml",
        """
        - route:
            id: w
            from:
              uri: direct:w
              steps:
                - setBody:
                    %s
                - to:
                    uri: direct:send-segments
        """
            .formatted(body));
  }

  private ChildJvm.Ended run(
      Map<String, String> environment, Path in, List<String> options, String... args)
      throws Exception {
    ProcessBuilder child = jvm.builder(options, "io.attentivecourier.Main", args);
    child.environment().clear();
    child.environment().putAll(environment);
    return jvm.run(child.directory(in.toFile()));
  }

  private void assertOneRow(ChildJvm.Ended ended) throws Exception {
    assertEquals(0, ended.exit(), ended.out() + ended.err());
    assertEquals(
        1, new ObjectMapper().readTree(ended.out()).get("rows").get("read").asInt(), ended.out());
  }

  @Test
  void inAscii() throws Exception {
    assertOneRow(run(C, home, List.of(), "plan", "w", "--json"));
  }

  /** Each file that is read has a letter that ASCII lacks. */
  @Test
  void withNoEnvironmentAtAllAndAFlowFileOfItsOwn() throws Exception {
    String flow = Files.readString(Path.of("routes/segments.camel.yaml"));
    write(
        home, "routes/segments.camel.yaml", flow.replace("Out: what", "Ausgabe für Zürich: what"));
    assertOneRow(run(Map.of(), home, List.of(), "plan", "w", "--json"));
  }

  @Test
  void fromASqlFile() throws Exception {
    write(
        home,
        "sql/w.sql",
        "\uFEFFSELECT phone, 'Not Zurich' AS segment_name FROM 'data/rows.csv' WHERE city <>"
            + " 'Zürich'\n");
    pipeline("constant: resource:file:sql/w.sql");
    assertOneRow(run(C, root, List.of(), "plan", "w", "--json", "--home", home.toString()));
  }

  @Test
  void aSegmentThatNobodyReadsIsShownInUtf8() throws Exception {
    pipeline("constant: SELECT phone, city AS segment_name, 1 AS größe FROM 'data/rows.csv'");
    ChildJvm.Ended ended = run(C, home, List.of(), "plan", "w");
    assertEquals(1, ended.exit(), ended.out() + ended.err());
    assertTrue(ended.out().contains("größe"), ended.out());
  }

  @Test
  void anArgumentThatTheJvmCannotReadIsRefusedWithoutItsText() throws Exception {
    ChildJvm.Ended ended = run(C, root, List.of(), "check", "--set", "courier.sftp.password=größe");
    assertEquals(2, ended.exit());
    assertTrue(ended.err().contains("argument 3"), ended.err());
    assertTrue(ended.err().contains("LC_ALL=C.UTF-8"), ended.err());
    assertFalse(ended.err().contains("password"), ended.err());
  }

  @Test
  void aWorkingFolderThatTheJvmCannotReadIsRefusedInWords() throws Exception {
    Path folder = Files.createDirectories(root.resolve("hömé"));
    ChildJvm.Ended ended = run(C, folder, List.of(), "check", "--json");
    assertEquals(2, ended.exit(), ended.out() + ended.err());
    assertTrue(ended.out().contains("working folder"), ended.out());
    assertFalse(ended.err().contains("\tat "), ended.err());
  }

  @Test
  void aVariableThatTheJvmCannotReadIsRefused() throws Exception {
    Map<String, String> variable = Map.of("LC_ALL", "C", "COURIER_SFTP_PASSWORD", "größe");
    ChildJvm.Ended ended = run(variable, home, List.of(), "check");
    assertEquals(2, ended.exit(), ended.out());
    assertTrue(ended.err().contains("courier.sftp.password"), ended.err());
    assertFalse(ended.err().contains("gr"), ended.err());
  }

  @Test
  void aHomeOfThatNameRunsWhereTheLauncherStartsIt() throws Exception {
    Files.move(home, root.resolve("hömé"));
    List<String> launched = List.of("-Dfile.encoding=UTF-8");
    assertOneRow(run(UTF_8, root, launched, "plan", "w", "--json", "--home", "hömé"));
  }

  @Test
  void aDateIsWrittenInTheDigitsThatAttentiveReads() throws Exception {
    Path named = Files.move(home, root.resolve("hömé"));
    List<String> arabic =
        List.of(
            "-Dfile.encoding=UTF-8",
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.extensions=u-nu-arab");
    ChildJvm.Ended ended = run(UTF_8, named, arabic, "plan", "w", "--json");
    assertOneRow(ended);
    assertTrue(
        ended.out().matches("(?s).*sirendenim_subscriber_segment_\\d{8}_1\\.csv.*"), ended.out());
  }
}
