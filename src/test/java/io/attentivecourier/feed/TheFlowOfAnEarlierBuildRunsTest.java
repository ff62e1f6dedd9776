package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.ApiStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A home may hold the flow's routes, and then runs its own: here all that shipped on 26 November
 * 2026.
 */
class TheFlowOfAnEarlierBuildRunsTest {
  private static final Path FLOW =
      Path.of("src/test/resources/homes/routes-before-the-second-house");
  private static final int FILES = 15;

  @RegisterExtension final TestHome home = new TestHome();

  private final ApiStandIn api = ApiStandIn.start(ApiOptions.of("sirendenim").withoutLimits());

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
    api.close();
    assertEquals(List.of(), api.breaches());
  }

  @Test
  void checkFindsItGood() {
    Shell.Said said = home.cli("check");
    assertEquals(0, said.exit(), said.out() + said.err());
  }

  @Test
  void aListIsDelivered() throws Exception {
    RunReport report = home.run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(2, home.standIn().folder().size("Winback"));
    assertEquals(List.of(), home.standIn().folder().refusals());
  }

  @Test
  void attributesAreApplied() throws Exception {
    RunReport report = home.runToItsEnd("tiers");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(
        Map.of("Loyalty tier", "Lapsed"), api.people().attributes("+12025550102"), report::message);
  }
}
