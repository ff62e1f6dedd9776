package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A home may hold the flow's routes, and then runs its own: here all that shipped on 26 November
 * 2026, some of which call what is gone since. Each of these is named before anything runs.
 */
class TheFlowOfAnEarlierBuildIsNamedTest {
  private static final Path FLOW =
      Path.of("src/test/resources/homes/routes-before-the-second-house");
  private static final int FILES = 15;

  /** A bean's method, how many arguments, and where. */
  private static final Pattern CALL =
      Pattern.compile("([\\w-]+)\\.(\\w+) with \\d+ arguments? \\(line (\\d+)\\)");

  @RegisterExtension final TestHome home = new TestHome();

  @AutoClose
  private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim").withoutLimits());

  @BeforeEach
  void itsOwnRoutes() throws IOException {
    List<Path> flow;
    try (Stream<Path> files = Files.list(FLOW)) {
      flow = files.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
    }
    assertEquals(FILES, flow.size());
    for (Path file : flow) {
      home.write("routes/" + file.getFileName(), Files.readString(file));
    }
    home.rows("2025550101,Winback", "2025550102,Lapsed").pipeline("winback", TestHome.ALL);
    home.api(api)
        .pipeline(
            "tiers",
            "SELECT phone, segment_name AS tier" + TestHome.ROWS,
            "direct:send-attributes");
  }

  @AfterEach
  void noBreach() {
    home.stop();
    assertEquals(List.of(), api.breaches());
  }

  private Map<String, JsonNode> faults(String... command) throws IOException {
    Shell.Said said = home.cli(command);
    assertEquals(2, said.exit(), said.out() + said.err());
    Map<String, JsonNode> faults = new TreeMap<>();
    new ObjectMapper()
        .readTree(said.out())
        .get("faults")
        .forEach(fault -> faults.put(fault.get("key").asText(), fault));
    return faults;
  }

  @Test
  void eachFileThatCallsWhatIsGoneIsNamed() throws Exception {
    Map<String, JsonNode> faults = faults("check", "--json");
    for (String file : List.of("confirm", "deliver-api", "failures", "follow", "pack")) {
      assertTrue(faults.containsKey("routes/" + file + ".camel.yaml"), faults.toString());
    }
    assertEquals(faults, faults("run", "winback", "--json"));
    assertEquals(faults, faults("plan", "tiers", "--json"));
  }

  @Test
  void withEachCallAndItsLineAndWhatToDo() throws Exception {
    for (JsonNode fault : faults("check", "--json").values()) {
      String file = fault.get("key").asText().substring("routes/".length());
      List<String> lines = Files.readAllLines(FLOW.resolve(file));
      Matcher call = CALL.matcher(fault.get("fault").asText());
      assertTrue(call.find(), fault.toString());
      do {
        String line = lines.get(Integer.parseInt(call.group(3)) - 1);
        assertTrue(line.strip().startsWith("method: " + call.group(2) + "("), call.group());
      } while (call.find());
      assertTrue(fault.get("mend").asText().contains(file + ", make your change in it again"));
    }
  }

  @Test
  void withoutThoseTheOthersRun() throws Exception {
    for (String file : faults("check", "--json").keySet()) {
      Files.delete(home.home().resolve(file));
    }
    assertEquals(0, home.cli("check").exit());
    RunReport list = home.run("winback");
    assertEquals(RunState.WHOLE, list.state(), list.message());
    assertEquals(2, home.standIn().folder().size("Winback"));
    assertEquals(List.of(), home.standIn().folder().refusals());
    RunReport people = home.runToItsEnd("tiers");
    assertEquals(RunState.WHOLE, people.state(), people.message());
    assertEquals(
        Map.of("Loyalty tier", "Lapsed"), api.people().attributes("+12025550102"), people::message);
  }

  /** A bean may go with all its methods. */
  @Test
  void soIsABeanThatIsGone() throws Exception {
    home.write(
        "routes/own.camel.yaml",
        """
        - route:
            from:
              uri: direct:own
              steps:
                - bean:
                    ref: turns
                    method: close(${body})
        """);
    assertEquals(
        "line 7: flow-broken: calls what is not there: turns.close with 1 argument (line 7)",
        faults("check", "--json").get("routes/own.camel.yaml").get("fault").asText());
  }
}
