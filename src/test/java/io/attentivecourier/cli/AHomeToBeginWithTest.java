package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.HomeModes;
import io.attentivecourier.warehouse.DriverProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code courier init}. */
class AHomeToBeginWithTest {
  private static final List<String> OF_THE_USER =
      List.of(
          "courier.clientDomain",
          "courier.sftp.knownHostsFile",
          "courier.sftp.password",
          "courier.sftp.username");

  @TempDir Path folder;

  private Path home() {
    return folder.resolve("attentive");
  }

  private Shell.Said init(int exit, String... more) {
    List<String> command = new ArrayList<>(List.of("init", home().toString()));
    command.addAll(List.of(more));
    Shell.Said said = Shell.run(command.toArray(String[]::new));
    assertEquals(exit, said.exit(), said.out() + said.err());
    return said;
  }

  private List<JsonNode> faults() throws IOException {
    Shell.Said said = Shell.run("check", "--json", "--home", home().toString());
    assertEquals(2, said.exit(), said.out());
    assertEquals("", said.err());
    List<JsonNode> faults = new ArrayList<>();
    new ObjectMapper().readTree(said.out()).get("faults").forEach(faults::add);
    return faults;
  }

  private static List<String> keys(List<JsonNode> faults) {
    return faults.stream().map(fault -> fault.get("key").asText()).sorted().toList();
  }

  @Test
  void itIsRehearsedAtOnce() throws IOException {
    init(0);
    Shell.Said said = Shell.run("rehearse", "--home", home().toString());
    assertEquals(0, said.exit(), said.out() + said.err());
    assertTrue(said.out().contains("winback.1  WHOLE"), said.out());
    assertFalse(Files.exists(home().resolve("var")));
    assertEquals(OF_THE_USER, keys(faults()));
  }

  @Test
  void aDatabaseOfItsOwnIsRehearsedTooAndKeptBesideTheHome() {
    init(0, "--warehouse", "jdbc:duckdb:data/marts.db");
    String kept = home() + "/../kept";
    Shell.Said said = Shell.run("rehearse", "--home", home().toString(), "--keep", kept);
    assertEquals(0, said.exit(), said.out() + said.err());
    assertTrue(Files.isDirectory(home().resolveSibling("kept").resolve("attentive")));
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://w.example.com/marts, PostgreSQL, true, true",
    "jdbc:redshift://w.example.com:5439/marts, Redshift, true, false",
    "jdbc:mysql://w.example.com/marts, MySQL, true, false",
    "jdbc:mariadb://w.example.com/marts, MariaDB, true, false",
    "jdbc:sqlserver://w.example.com;databaseName=marts, SQL Server, true, false",
    "jdbc:oracle:thin:@//w.example.com:1521/marts, Oracle, true, false",
    "jdbc:snowflake://o-a.snowflakecomputing.com/?db=marts, Snowflake, true, false",
    "jdbc:databricks://w.example.com:443;httpPath=/sql/1.0/x, Databricks, true, false",
    "jdbc:bigquery://https://www.googleapis.com/bigquery/v2;ProjectId=x;OAuthType=3, BigQuery,"
        + " false, false",
    "jdbc:trino://w.example.com/marts, Trino, true, false",
    "jdbc:clickhouse://w.example.com/marts, ClickHouse, true, false",
    "jdbc:h2:./marts, H2, true, false",
    "jdbc:sqlite:data/marts.db, SQLite, false, true",
    "jdbc:duckdb:, DuckDB, false, true",
  })
  void forAWarehouseItLacksWhatOnlyItsUserHas(
      String url, String name, boolean login, boolean inTheBox) throws IOException {
    assertEquals(name, DriverProfile.of(url).name());
    String said = init(0, "--warehouse", url).out();
    assertTrue(said.contains("a home for " + name), said);
    List<String> lacking = new ArrayList<>(OF_THE_USER);
    if (!inTheBox) {
      lacking.add("courier.warehouse.url");
    }
    if (login) {
      lacking.addAll(List.of("courier.warehouse.username", "courier.warehouse.password"));
    }
    List<JsonNode> faults = faults();
    assertEquals(lacking.stream().sorted().toList(), keys(faults));
    for (JsonNode fault : faults) {
      boolean unknownJar = name.equals("BigQuery") && fault.toString().contains("warehouse.url");
      assertTrue(unknownJar || fault.get("fault").asText().startsWith("to fill in"), fault + "");
      assertTrue(fault.get("fault").asText().contains("application.properties:"), fault + "");
    }
  }

  @Test
  void aBackslashAndALoginOfTheAddressAreKept() throws IOException {
    String url = "jdbc:sqlserver://w\\\\inst;user=u;password=made-up";
    init(0, "--warehouse", url.replace("\\\\", "\\"));
    String written = Files.readString(home().resolve("application.properties"));
    assertTrue(written.contains("courier.warehouse.url=" + url + "\n"), written);
    assertFalse(written.contains("WAREHOUSE_PASSWORD"), written);
  }

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    init(0);
    assertEquals(List.of(), HomeModes.look(Home.at(home())));
    try (Stream<Path> all = Files.walk(home())) {
      for (Path path : all.toList()) {
        assertFalse(HomeModes.isReadByOthers(path), path.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application.properties", "routes/x"})
  void aHomeThatIsThereIsLeftAlone(String file) throws IOException {
    Files.createDirectories(home().resolve(file).getParent());
    Files.writeString(home().resolve(file), "# mine\n");
    Shell.Said said = init(2);
    assertTrue(said.err().contains("is a home already"), said.err());
    try (Stream<Path> all = Files.walk(home())) {
      assertEquals(1, all.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void whatElseIsInAFolderStays() throws IOException {
    Files.createDirectories(home().resolve("data"));
    Files.writeString(home().resolve(".gitignore"), "# mine\n");
    init(0);
    assertEquals("# mine\n", Files.readString(home().resolve(".gitignore")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snowflake", "postgresql://w", "jdbc:x\ny=1"})
  void whatIsNoAddressIsRefusedBeforeAnythingIsWritten(String url) {
    init(2, "--warehouse", url);
    assertFalse(Files.exists(home()));
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Files.writeString(home(), "");
    assertTrue(init(2).err().contains("is no folder"));
  }

  @Test
  void theNextThreeCommandsAreSaid() throws IOException {
    JsonNode told = new ObjectMapper().readTree(init(0, "--json").out());
    assertEquals(3, told.get("next").size());
    assertEquals("courier check", told.get("next").get(1).asText());
    assertTrue(told.get("next").get(0).asText().endsWith(" && courier rehearse"));
    assertTrue(told.get("files").toString().contains("routes/pipelines/winback.camel.yaml"));
  }
}
