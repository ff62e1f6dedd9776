package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code run --all}, for a scheduler that is not ours. Its zone makes every hour of the day one.
 */
class AllThatIsDueRunsTest {
  private static final String PASSED = "0 0 0 * * ?";
  private static final String NEVER_TODAY = "0 0 0 1 1 ? 2099";

  @RegisterExtension final TestHome home = new TestHome();

  private void pipeline(String name, String cron, String query) throws Exception {
    home.pipeline(name, query);
    Path file = home.home().pipelines().resolve(name + ".camel.yaml");
    String start = "quartz:courier/%s\n      parameters:\n        cron: %s".formatted(name, cron);
    home.write(
        "routes/pipelines/" + name + ".camel.yaml",
        Files.readString(file).replace("direct:" + name, start));
  }

  private static String of(String segment) {
    return TestHome.ALL + " WHERE segment_name = '" + segment + "'";
  }

  private Map<String, String> runs(int exit, String... more) throws Exception {
    Told told = Told.by(home, more.length == 0 ? new String[] {"run", "--all"} : more);
    assertEquals(exit, told.exit(), told.document().toString());
    Map<String, String> states = new TreeMap<>();
    told.document()
        .path("runs")
        .forEach(run -> states.put(run.path("pipeline").asText(), run.path("state").asText()));
    return states;
  }

  @Test
  void onceAndOnlyWhatIsDue() throws Exception {
    home.rows("2025550101,Winback", "2025550102,Lapsed").standIn();
    pipeline("winback", PASSED, of("Winback"));
    pipeline("lapsed", PASSED, of("Lapsed"));
    pipeline("later", NEVER_TODAY, of("Winback"));
    home.pipeline("manual", of("Winback"));
    pipeline("paused", PASSED, of("Winback"));
    pipeline("off", PASSED, of("Winback"));
    home.set("courier.pipeline.off.enabled", "false");
    assertEquals(0, home.cli("pause", "paused", "--reason", "x", "--by", "me").exit());
    assertEquals(Map.of("lapsed", "WHOLE", "winback", "WHOLE"), runs(0));
    assertEquals(Map.of(), runs(0));
    assertTrue(home.cli("run", "--all").out().contains("nothing is due"));
    assertEquals(0, home.cli("resume", "paused", "--by", "me").exit());
    // Its fire fell into the pause.
    assertEquals(Map.of(), runs(0));
  }

  @Test
  void theWorstExitCodeIsThatOfAll() throws Exception {
    home.rows("2025550101,Winback").standIn();
    pipeline("a-good-one", PASSED, of("Winback"));
    pipeline("no-table", PASSED, "SELECT phone, segment_name FROM nowhere");
    Map<String, String> states = Map.of("a-good-one", "WHOLE", "no-table", "FAILED");
    assertEquals(states, runs(1));
    // What is whole is left alone, what is not is tried again.
    assertEquals(Map.of("no-table", "FAILED"), runs(1));
    pipeline("no-table", PASSED, "SELECT phone, segment_name FROM");
    home.write("routes/pipelines/broken.camel.yaml", "- route:\n\tid: broken\n");
    pipeline("people", PASSED, "SELECT phone FROM people");
    home.write(
        "routes/pipelines/people.camel.yaml",
        Files.readString(home.home().pipelines().resolve("people.camel.yaml"))
            .replace("send-segments", "send-attributes"));
    JsonNode told = new ObjectMapper().readTree(home.cli("run", "--all", "--json").out());
    assertEquals("FAILED", told.at("/runs/0/state").asText(), told.toString());
    assertTrue(told.path("faults").toString().contains("broken.camel.yaml"), told.toString());
    assertTrue(told.path("faults").toString().contains("courier.api.key"), told.toString());
    assertEquals(2, home.cli("run", "--all").exit());
  }

  @Test
  void itIsForAllOrForOne() {
    for (String command : new String[] {"run --all winback", "run --all --again"}) {
      assertEquals(2, home.cli(command.split(" ")).exit(), command);
    }
  }
}
