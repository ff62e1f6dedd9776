package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.home.Locks;
import io.attentivecourier.run.RunRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** `why` and `forget`, over a home that ran. */
class SomebodyAsksWhyTest {
  @RegisterExtension private final TestHome home = new TestHome();

  @BeforeEach
  void aRun() throws Exception {
    home.set("courier.guard.maxRejectedPercent", "100").pipeline("winback", TestHome.ALL);
    home.rows("2025550101,Winback", "2025550102,Lapsed", "202555010,Winback");
    home.run("winback");
  }

  private JsonNode why(String... more) throws Exception {
    String[] args =
        Stream.concat(Stream.of("why", "--json"), Stream.of(more)).toArray(String[]::new);
    Shell.Said said = home.cli(args);
    assertEquals(0, said.exit(), said.err());
    return new ObjectMapper().readTree(said.out());
  }

  @Test
  void whoIsInAListIsFoundWithTheFileAndTheOthersAreNamedToo() throws Exception {
    JsonNode said = why("(202) 555-0101");
    assertEquals("(202) 555-0101", said.get("identifier").asText());
    assertEquals(2, said.get("findings").size(), said.toString());
    assertFinding(said.get("findings").get(0), "Lapsed", "not in the result", "null");
    assertFinding(
        said.get("findings").get(1),
        "Winback",
        "delivered",
        "sirendenim_subscriber_segment_20261122_2.csv");
  }

  private static void assertFinding(JsonNode one, String segment, String state, String file) {
    assertEquals("2026-11-22", one.get("date").asText());
    assertEquals("winback", one.get("pipeline").asText());
    assertEquals(segment, one.get("segment").asText());
    assertEquals(state, one.get("state").asText());
    assertEquals(file, one.get("file").asText());
  }

  @Test
  void aRejectedRowIsFoundByItsSpelling() throws Exception {
    JsonNode findings = why("202555010").get("findings");
    JsonNode rejected = only(findings, "rejected");
    assertEquals("rejected", rejected.get("state").asText());
    assertEquals("phone-shape", rejected.get("rule").asText());
    assertEquals(3, rejected.get("row").asLong());
  }

  private static JsonNode only(JsonNode findings, String state) {
    List<JsonNode> of = new ArrayList<>();
    findings.forEach(
        one ->
            Optional.of(one)
                .filter(it -> it.path("state").asText().equals(state))
                .ifPresent(of::add));
    assertEquals(1, of.size(), findings.toString());
    return of.get(0);
  }

  @Test
  void anotherDateKnowsNothing() throws Exception {
    Shell.Said said = home.cli("why", "2025550101", "--date", "2026-11-21", "--json");
    assertEquals(6, said.exit());
    assertEquals(0, new ObjectMapper().readTree(said.out()).get("findings").size());
    assertTrue(home.cli("why", "2025550101", "--date", "2026-11-21").out().contains("nothing"));
  }

  @Test
  void whoIsInAHeldListIsFound() throws Exception {
    home.stop().set("courier.guard.minRows", "50").pipeline("held", TestHome.ALL);
    home.rows("2025550107,Held");
    home.run("held");
    List<String> states = why("2025550107").get("findings").findValuesAsText("state");
    assertTrue(states.contains("held"), states.toString());
    home.startAgain();
    assertEquals(states, why("2025550107").get("findings").findValuesAsText("state"));
  }

  @Test
  void theScreenAndTheLogNameNobody() throws Exception {
    Shell.Said said = home.cli("why", "2025550101", "--verbose");
    assertTrue(said.out().contains("delivered"), said.out());
    assertFalse((said.out() + said.err() + home.log()).contains("5550101"));
  }

  @Test
  void itIsReadFromStandardInput() throws Exception {
    InputStream keyboard = System.in;
    try {
      System.setIn(new ByteArrayInputStream("2025550101\n".getBytes(StandardCharsets.UTF_8)));
      assertEquals("2025550101", why("-").get("identifier").asText());
    } finally {
      System.setIn(keyboard);
    }
  }

  @Test
  void itLocksNothing() throws Exception {
    Locks locks = new Locks(home.home().locks());
    try (Locks.Held winback = locks.lock("pipeline-winback");
        Locks.Held numbers = locks.lock("numbers");
        Locks.Held serve = locks.lock("serve")) {
      assertEquals(2, why("2025550101").get("findings").size());
    }
  }

  @Test
  void aBlankIsAUsageFault() {
    assertEquals(2, home.cli("why", " ").exit());
    assertEquals(2, home.cli("forget", " ").exit());
  }

  @Test
  void whoIsForgottenIsInNoFileAndCounted() throws Exception {
    Shell.Said said = home.cli("forget", "+1 202 555 0101", "--json");
    assertEquals(0, said.exit(), said.err());
    JsonNode removed = new ObjectMapper().readTree(said.out()).get("removed");
    assertEquals(1, removed.get("sent").asLong());
    assertEquals(1, removed.get("members").asLong());
    assertFalse(said.out().contains("555"), said.out());
    assertEquals(List.of(), filesWith("2025550101"));
    assertTrue(home.cli("forget", "2025550101").out().contains("nothing of that person"));
  }

  private List<Path> filesWith(String text) throws Exception {
    try (Stream<Path> all = Files.walk(home.home().sent())) {
      return all.filter(Files::isRegularFile).filter(file -> read(file).contains(text)).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aPackedFileIsToldAndNotLookedInto() throws Exception {
    home.stop().set("courier.compression", "zip").pipeline("packed", TestHome.ALL);
    home.rows("2025550108,Packed");
    home.run("packed");
    Shell.Said said = home.cli("forget", "2025550108");
    assertTrue(said.out().contains("_3.csv.zip"), said.out());
    assertTrue(said.out().contains("next: delete them"), said.out());
  }

  @Test
  void nobodyIsForgottenWhileAPipelineRuns() throws Exception {
    try (Locks.Held running = new Locks(home.home().locks()).lock("pipeline-winback")) {
      assertEquals(5, home.cli("forget", "2025550101").exit());
    }
    assertFalse(filesWith("2025550101").isEmpty());
  }

  private List<String> told(String... args) throws Exception {
    List<String> told = new ArrayList<>();
    Shell.Said said =
        home.cli(Stream.concat(Stream.of("why", "--json"), Stream.of(args)).toArray(String[]::new));
    for (JsonNode one : new ObjectMapper().readTree(said.out()).get("findings")) {
      String rule = one.get("rule").isNull() ? "" : " " + one.get("rule").asText();
      told.add(
          one.get("run").asText().replaceAll(".*\\.", "")
              + " "
              + one.get("segment").asText()
              + " "
              + one.get("state").asText()
              + rule);
    }
    return told;
  }

  @Test
  void aStrangerIsNowhere() throws Exception {
    Shell.Said said = home.cli("why", "2025550155");
    assertEquals(6, said.exit());
    assertTrue(said.out().contains("is at Attentive by none of these"), said.out());
    assertEquals(
        List.of("1 Lapsed not in the result", "1 Winback not in the result"), told("2025550155"));
  }

  @Test
  void theNewestRunOfEachListIsTold() throws Exception {
    home.rows("2025550101,Lapsed", "2025550102,Winback");
    home.run("winback", RunRequest.AGAIN);
    List<String> now = List.of("2 Lapsed delivered", "2 Winback not in the result");
    assertEquals(now, told("2025550101"));
    List<String> all = told("2025550101", "--all");
    assertEquals(now, all.subList(0, 2));
    assertTrue(all.contains("1 Winback delivered"), all.toString());
    Shell.Said said = home.cli("why", "2025550101");
    assertTrue(said.out().contains("is in: Lapsed\n"), said.out());
    assertTrue(said.out().contains("older: `courier why … --all`"), said.out());
  }

  @Test
  void aHeldListLeavesTheOneBeforeItThere() throws Exception {
    home.stop().set("courier.guard.minRows", "50");
    home.rows("2025550101,Winback");
    home.run("winback", RunRequest.AGAIN);
    List<String> told = told("2025550101");
    assertTrue(told.contains("2 Winback held min-rows"), told.toString());
    assertTrue(told.contains("1 Winback delivered"), told.toString());
    assertTrue(home.cli("why", "2025550101").out().contains("is in: Winback"));
    List<String> other = told("2025550102");
    assertTrue(other.contains("1 Lapsed delivered"), other.toString());
  }

  @Test
  void aRowWhoseSegmentBrokeTheRuleIsItsPersons() throws Exception {
    home.rows("2025550101,Winback", "2025550107,Wïnback", "2025550102,Lapsed");
    home.run("winback", RunRequest.AGAIN);
    List<String> told = told("+1 (202) 555-0107");
    assertTrue(told.contains("2 null rejected segment-characters"), told.toString());
    home.rows("2025550101,Winback", "2025550107,Winback", "2025550102,Lapsed");
    home.run("winback", RunRequest.AGAIN);
    told = told("2025550107");
    assertTrue(told.contains("3 Winback delivered"), told.toString());
    assertFalse(told.toString().contains("rejected"), told.toString());
    assertTrue(told("2025550107", "--all").contains("2 null rejected segment-characters"));
  }

  @Test
  void whoIsForgottenIsNotCalledAStranger() throws Exception {
    home.cli("forget", "2025550101");
    List<String> told = told("2025550101");
    assertEquals(List.of("1 Lapsed not in the result", "1 Winback forgotten"), told);
    assertEquals(6, home.cli("why", "2025550101").exit());
    assertTrue(
        home.cli("why", "2025550101").out().contains("forgotten here, or not in the result"));
  }

  @Test
  void aCanarysFewAreToldAndTheOthersMissNothing() throws Exception {
    home.cli("canary", "winback", "--rows", "1");
    assertTrue(told("2025550101").toString().contains("Courier Canary delivered"));
    assertFalse(told("2025550102").toString().contains("Courier Canary"));
  }

  @Test
  void aMarkBeforeStandardInputIsNoPartOfIt() throws Exception {
    InputStream keyboard = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream("\uFEFF2025550101\r\n".getBytes(StandardCharsets.UTF_8)));
      assertEquals("2025550101", why("-").get("identifier").asText());
    } finally {
      System.setIn(keyboard);
    }
  }
}
