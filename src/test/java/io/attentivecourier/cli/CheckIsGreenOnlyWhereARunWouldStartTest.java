package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckIsGreenOnlyWhereARunWouldStartTest {
  private static final String WINBACK = "routes/pipelines/winback.camel.yaml";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  private static List<JsonNode> faults(Shell.Said said) throws Exception {
    List<JsonNode> faults = new ArrayList<>();
    new ObjectMapper().readTree(said.out()).get("faults").forEach(faults::add);
    return faults;
  }

  private List<String> keys(int exit, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("check", "--json"));
    command.addAll(List.of(more));
    Shell.Said said = home.cli(command.toArray(String[]::new));
    assertEquals(exit, said.exit(), said.out() + said.err());
    return faults(said).stream().map(fault -> fault.get("key").asText()).toList();
  }

  private String warned() {
    Shell.Said said = home.cli("check");
    assertEquals(0, said.exit(), said.out() + said.err());
    return said.err();
  }

  private void copyOfFlow(String file, String from, String to) throws Exception {
    String text = Files.readString(Path.of("routes", file));
    home.write("routes/" + file, text.replace(from, to));
  }

  @Test
  void aHomeThatIsNotThereIsAFault() throws Exception {
    Shell.Said said = Shell.run("check", "--json", "--home", home.home().root() + "/none");
    assertEquals(2, said.exit());
    assertEquals(1, faults(said).size(), said.out());
    assertFalse(Files.exists(home.home().resolve("none")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "pipelines", "why 2025550100", "settings", "routes", "doctor"})
  void noCommandMakesOne(String command) {
    String none = home.home().root() + "/none";
    Shell.Said said = Shell.run((command + " --home " + none).split(" "));
    assertEquals(2, said.exit(), said.out());
    assertTrue(said.err().contains(none + " is no folder"), said.err());
    assertFalse(Files.exists(Path.of(none)));
  }

  @Test
  void aQueryThatWouldNotBeAskedIsAFaultWithItsPlace() throws Exception {
    home.pipeline("winback", "x").standIn();
    home.write(
        WINBACK, read(WINBACK).replaceAll("constant: [|]\\n *x", "constant: resource:file:q.sql"));
    home.write("q.sql", "SELECT 1;\nDELETE FROM people");
    JsonNode fault = faults(home.cli("check", "--json")).get(0);
    assertEquals(WINBACK, fault.get("key").asText());
    assertTrue(fault.get("fault").asText().contains("(q.sql, line 2)"), fault.toString());
    assertTrue(fault.get("fault").asText().contains("(not-a-query)"), fault.toString());
    home.write("q.sql", "SELECT phone, 'x' AS segment_name FROM t; -- good\n");
    assertEquals(List.of(), keys(0));
  }

  private String read(String file) throws Exception {
    return Files.readString(home.home().resolve(file));
  }

  @Test
  void soAreSettingsThatAreNotThere() throws Exception {
    home.standIn();
    Files.delete(home.home().settings());
    Shell.Said said = Shell.run("check", "--home", home.home().root().toString());
    assertEquals(2, said.exit(), said.out());
    assertTrue(said.err().contains("application.properties is not in "), said.err());
  }

  @ParameterizedTest
  @CsvSource({
    "courier.clientDomain, direct:send-segments",
    "courier.sftp.username, direct:send-segments",
    "courier.sftp.password, direct:send-segments",
    "courier.warehouse.url, direct:send-segments",
    "courier.api.key, direct:send-attributes",
    "courier.attributes.COLUMN.name, direct:send-attributes",
    "courier.subscribers.signUpSourceId, direct:send-subscribers",
  })
  void soIsWhatTheDestinationNeeds(String key, String destination) throws Exception {
    home.pipeline("winback", TestHome.ALL, destination).standIn();
    home.set(key.replace("COLUMN", "tier"), "");
    List<String> told = keys(2);
    assertTrue(told.contains(key), told.toString());
    List<String> atStart =
        faults(home.cli("run", "winback", "--json")).stream()
            .map(fault -> fault.get("key").asText())
            .toList();
    assertEquals(atStart, told);
  }

  @Test
  void aHostKeyThatIsNotPinnedIsAFault() throws Exception {
    home.standIn();
    Files.delete(home.home().resolve("known_hosts"));
    assertEquals(List.of("courier.sftp.knownHostsFile"), keys(2));
  }

  @Test
  void aStateThatEverybodyMayWriteIsAFault() throws Exception {
    home.standIn();
    Path state = Files.createDirectories(home.home().state());
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertEquals(List.of("var"), keys(2));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    assertEquals(List.of(), keys(0));
  }

  @Test
  void secretsMayBeLeftWhereACheckHasNone() throws Exception {
    home.standIn();
    home.set("courier.sftp.password", "{{file:/run/secrets/none}}")
        .set("courier.sftp.username", "{{env:NONE_OF_THIS_NAME}}")
        .set("courier.warehouse.url", "{{env:NONE_OF_THIS_NAME}}")
        .set("courier.alert.webhook", "{{env:NONE_OF_THIS_NAME}}")
        .set("courier.sftp.privateKeyFile", "/run/secrets/none");
    assertEquals(5, keys(2).size());
    assertEquals(List.of(), keys(0, "--offline-secrets"));
    home.set("courier.zone", "Moon/Base");
    assertEquals(List.of("courier.zone"), keys(2, "--offline-secrets"));
  }

  @Test
  void oneFlowFileOfItsOwnTakesThePlaceOfThatFileAlone() throws Exception {
    copyOfFlow("segments.camel.yaml", "Edit here", "Edited here");
    assertTrue(warned().contains("routes/segments.camel.yaml is not the jar's"), warned());
    assertEquals(0, home.cli("run", "winback").exit());
  }

  @Test
  void aFlowFileThatIsTheJarsIsNotWarnedOf() throws Exception {
    copyOfFlow("segments.camel.yaml", "", "");
    assertFalse(warned().contains("routes/"), warned());
  }

  @Test
  void aWayThatNobodyReadsIsAFaultInTheSameWordsEverywhere() throws Exception {
    copyOfFlow("segments.camel.yaml", "direct:write-segments", "direct:write-segmentz");
    JsonNode told = faults(home.cli("check", "--json")).get(0);
    assertEquals("routes/segments.camel.yaml", told.get("key").asText());
    assertTrue(told.get("fault").asText().contains("flow-broken"), told.toString());
    assertTrue(told.get("fault").asText().contains("direct:write-segmentz"), told.toString());
    for (String command : List.of("plan", "run")) {
      Shell.Said said = home.cli(command, "winback", "--json");
      assertEquals(2, said.exit(), said.out());
      assertEquals(List.of(told), faults(said));
    }
  }

  @Test
  void oneThatIsNamedWhileItRunsEndsTheRunAsTheFlows() throws Exception {
    copyOfFlow(
        "segments.camel.yaml",
        "- to:\n                  uri: direct:write-segments",
        "- toD:\n                  uri: direct:${variable.run.id}?block=false");
    Shell.Said said = home.cli("run", "winback", "--json");
    assertEquals(1, said.exit(), said.out());
    assertTrue(said.out().contains("\"flow-broken\""), said.out());
  }

  @Test
  void aWayThatAnotherFileNoLongerReadsIsOneToo() throws Exception {
    copyOfFlow("rows.camel.yaml", "uri: direct:read-rows", "uri: direct:read-rowz");
    assertTrue(keys(2).contains("routes/segments.camel.yaml"));
  }

  @Test
  void soIsOneOfAPipeline() throws Exception {
    home.write(
        WINBACK,
        Files.readString(home.home().resolve(WINBACK))
            .replace(
                "        - setBody",
                "        - wireTap:\n            uri: direct:nobody\n        - setBody"));
    assertEquals(List.of(WINBACK), keys(2));
    Shell.Said said = home.cli("plan", "winback", "--json");
    assertEquals(2, said.exit());
    assertTrue(said.out().contains("line 8: flow-broken: leads to direct:nobody"), said.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "routes/pipelines/own.camel.yml",
        "routes/pipelines/own.yaml",
        "routes/pipelines/own.yml",
        "routes/pipelines/own.camel.YAML",
        "routes/pipelines/own.json",
        "routes/pipelines/own.camel.yaml.txt",
        "routes/pipelines/team/own.camel.yaml",
        "routes/own.camel.yml",
      })
  void aFileThatLooksLikeAPipelineAndIsNotReadIsNamed(String file) {
    home.write(file, "- route: {}\n");
    String seen = file.replaceFirst("/team/.*", "/team");
    assertTrue(warned().contains(seen + " is not read"), warned());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "routes/pipelines/._winback.camel.yaml",
        "routes/pipelines/.winback.camel.yaml.swp",
        "routes/pipelines/winback.camel.yaml~",
        "routes/pipelines/#winback.camel.yaml#",
        "routes/pipelines/.camel.yaml",
        "routes/pipelines/..data/winback.camel.yaml",
        "routes/pipelines/README.md",
        "routes/._segments.camel.yaml",
      })
  void whatAnEditorOrAMacLeavesIsPassedOver(String file) {
    home.write(file, "\0\5\26\7 no YAML");
    assertFalse(warned().contains("routes/"), warned());
  }

  @ParameterizedTest
  @CsvSource({
    "camel.foo.bar, does nothing",
    "camel.otel.enabled, does nothing",
    "camel.resilience4j.timeoutEnabled, does nothing",
    "camel.main.groovyPreloadCompiled, does nothing",
    "camel.vault.aws.region, does nothing",
  })
  void aSettingOfCamelsThatNobodyReadsIsWarnedOf(String key, String words) {
    home.set(key, "true");
    assertTrue(warned().contains(key + " " + words), warned());
  }

  @ParameterizedTest
  @CsvSource({
    "camel.main.foo, is no setting",
    "camel.main.shutdownTimeout, has a value",
    "camel.main.shutdown-timeout, has a value",
    "camel.component.quartz.nope, is no setting",
    "camel.component.kafka.brokers, in no jar",
  })
  void oneThatCamelRefusesIsAFaultWithoutItsValue(String key, String words) throws Exception {
    home.set(key, "s3cret");
    JsonNode told = faults(home.cli("check", "--json")).get(0);
    assertEquals(key, told.get("key").asText());
    assertTrue(told.get("fault").asText().contains(words), told.toString());
    assertFalse(told.toString().contains("s3cret"));
    assertEquals(told, faults(home.cli("plan", "winback", "--json")).get(0));
  }
}
