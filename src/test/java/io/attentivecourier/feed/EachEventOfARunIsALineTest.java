package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log tells a run from its begin to its end, one line an event, also of a command. */
class EachEventOfARunIsALineTest {
  @RegisterExtension private final TestHome home = new TestHome();

  private List<String> events() throws Exception {
    return home.log().lines().filter(line -> line.contains(" run: ")).toList();
  }

  private String event(String name) throws Exception {
    return events().stream()
        .filter(line -> line.contains(" run: " + name + " "))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> json() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : home.log().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void ofAListThatIsDelivered() throws Exception {
    home.pipeline("winback", TestHome.ALL).rows("2025550101,Winback", "2025550102,Lapsed");
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(
        List.of("begun", "read", "sealed", "delivered", "delivered", "ended"),
        events().stream().map(line -> line.replaceAll(".* run: (.*?) run=.*", "$1")).toList());
    assertTrue(
        events().stream()
            .allMatch(line -> line.contains("run=2026-11-22.winback.1 pipeline=winback ")),
        home.log());
    assertTrue(event("begun").endsWith("kind=segments request=run"), home.log());
    assertTrue(event("read").matches(".* rows=6 rejected=2 seconds=\\d+\\.\\d+"), home.log());
    assertTrue(event("sealed").matches(".* files=2 rows=3 bytes=\\d+"), home.log());
    assertTrue(
        event("delivered")
            .matches(
                ".* file=sirendenim_subscriber_segment_20261122_1\\.csv bytes=\\d+"
                    + " seconds=\\d+\\.\\d+"),
        home.log());
    assertTrue(
        event("ended")
            .matches(
                ".* state=WHOLE rows=6 rejected=2 segments=2 delivered=2 added=0 removed=0"
                    + " seconds=\\d+\\.\\d+"),
        home.log());
  }

  @Test
  void ofAListThatIsHeldAndReleased() throws Exception {
    home.set("courier.guard.minRows", "4").pipeline("winback", TestHome.ALL);
    home.rows("2025550101,Winback", "2025550102,Winback");
    home.cli("run", "winback");
    assertTrue(event("held").contains(" guard=min-rows segments=1"), home.log());
    String run = event("held").replaceAll(".* run=(\\S+) .*", "$1");
    Shell.Said said = home.cli("release", run, "--reason=made up 2025550142", "--by=anna");
    assertEquals(0, said.exit(), said.out() + said.err());
    assertTrue(event("released").contains("run=" + run + " pipeline=winback by=anna"), home.log());
    assertFalse(home.log().contains("2025550142"), home.log());
  }

  @Test
  void ofPeopleWhomTheApiTakes() throws Exception {
    try (FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"))) {
      home.api(api)
          .pipeline(
              "tiers",
              "SELECT phone, segment_name AS tier" + TestHome.ROWS,
              "direct:send-attributes");
      home.rows("2025550101,gold", "2025550102,silver");
      assertEquals(RunState.WHOLE, home.runToItsEnd("tiers").state());
      assertEquals(
          List.of("begun", "read", "sealed", "accepted", "applied", "ended"),
          events().stream().map(line -> line.replaceAll(".* run: (.*?) run=.*", "$1")).toList());
      assertTrue(event("accepted").endsWith(" people=3 requests=1"), home.log());
      assertTrue(event("applied").endsWith(" applied=3 refused=0 unconfirmed=0"), home.log());
    }
  }

  @Test
  void inJsonWithRunAndPipelineAsFields() throws Exception {
    home.set("courier.log.format", "json");
    home.pipeline("winback", TestHome.ALL).rows("2025550101,Winback");
    home.pipeline("broken", "SELECT phone, no_such_column" + TestHome.ROWS);
    home.cli("run", "winback");
    home.cli("run", "broken");
    // The driver's text would quote a row of the canaries.
    home.pipeline("cast", "SELECT CAST(phone AS INTEGER) AS phone, segment_name" + TestHome.ROWS);
    assertEquals(1, home.cli("run", "cast").exit());
    assertFalse(home.log().contains("convert"), home.log());
    assertFalse(home.log().contains("no_such_column"), home.log());
    home.cli("pause", "winback", "--reason=made up", "--by=anna");
    List<JsonNode> lines = json();
    JsonNode read =
        lines.stream()
            .filter(line -> line.get("message").asText().equals("read"))
            .findFirst()
            .orElseThrow();
    assertEquals("winback", read.get("pipeline").asText());
    assertEquals(5, read.get("rows").asLong());
    assertTrue(read.get("seconds").isNumber());
    JsonNode refused =
        lines.stream()
            .filter(line -> line.get("level").asText().equals("WARN"))
            .findFirst()
            .orElseThrow();
    assertEquals("broken", refused.get("pipeline").asText(), "of any line that names a run");
    assertEquals("paused", lines.get(lines.size() - 1).get("message").asText());
    assertEquals("anna", lines.get(lines.size() - 1).get("by").asText());
  }
}
