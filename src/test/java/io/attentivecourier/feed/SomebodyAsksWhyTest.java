package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.home.Locks;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertFinding(said.get("findings").get(0), "Lapsed", "NOT_LISTED", "null");
    assertFinding(
        said.get("findings").get(1),
        "Winback",
        "DELIVERED",
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
    JsonNode rejected = findings.get(findings.size() - 1);
    assertEquals("REJECTED", rejected.get("state").asText());
    assertEquals("phone-shape", rejected.get("rule").asText());
    assertEquals(3, rejected.get("row").asLong());
  }

  @Test
  void anotherDateKnowsNothing() throws Exception {
    assertEquals(0, why("2025550101", "--date", "2026-11-21").get("findings").size());
    assertTrue(home.cli("why", "2025550101", "--date", "2026-11-21").out().contains("nothing"));
  }

  @Test
  void whoIsInAHeldListIsFound() throws Exception {
    home.stop().set("courier.guard.minRows", "50").pipeline("held", TestHome.ALL);
    home.rows("2025550107,Held");
    home.run("held");
    List<String> states = why("2025550107").get("findings").findValuesAsText("state");
    assertTrue(states.contains("HELD"), states.toString());
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
}
