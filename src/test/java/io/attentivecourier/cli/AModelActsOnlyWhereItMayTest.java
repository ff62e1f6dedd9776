package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.ChildJvm;
import io.attentivecourier.Main;
import io.attentivecourier.feed.TestHome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real process, whose acts stand in the ledger and arrive at the receiver. */
class AModelActsOnlyWhereItMayTest {
  private static final String WHO = "jane's assistant";

  @RegisterExtension final TestHome home = new TestHome();
  @RegisterExtension final ChildJvm jvm = new ChildJvm("-Xmx128m", "-XX:+UseSerialGC");

  @Test
  void withTheOptionAndNeverOnWhoeverIsAskedToSubscribe() throws Exception {
    home.set("courier.guard.minRows", "1000");
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    home.pipeline("joiners", "SELECT phone" + TestHome.ROWS, "direct:send-subscribers");
    home.standIn();

    McpClient model = start();
    JsonNode tools = model.ask("tools/list", Map.of()).path("result").path("tools");
    JsonNode held = run(model, "winback");
    String run = held.path("run").asText();
    JsonNode unsaid = model.call("release", Map.of("run", run));
    JsonNode released = model.call("release", Map.of("run", run, "reason", "it is a small list"));
    JsonNode twice = model.call("release", Map.of("run", run, "reason", "once more"));
    JsonNode shown = model.call("show", Map.of("run", released.path("run").asText()));
    JsonNode paused = model.call("pause", Map.of("pipeline", "joiners", "reason", "a holiday"));
    JsonNode resumed = model.call("resume", Map.of("pipeline", "joiners"));
    JsonNode retired = model.call("retire", Map.of("segment", "Winback", "reason", "it is over"));
    String other = run.replace("winback", "joiners");
    List<JsonNode> refused =
        List.of(
            run(model, "joiners"),
            model.call("release", Map.of("run", other, "reason", "why not")),
            model.call("retry", Map.of("run", other, "reason", "why not")));

    assertEquals(0, model.end());
    home.screened(model.heard());
    assertAll(
        () -> assertEquals(12, tools.size(), tools::toString),
        () -> assertEquals("HELD", held.path("state").asText(), held::toString),
        () -> assertTrue(fault(unsaid).startsWith("reason is missing"), unsaid::toString),
        () -> assertEquals("WHOLE", released.path("state").asText(), released::toString),
        () -> assertTrue(fault(twice).contains("was released before"), twice::toString),
        () -> assertTrue(home.received(file(released)).contains("2025550101")),
        () -> assertEquals("WHOLE", shown.path("state").asText(), shown::toString),
        () -> assertEquals(WHO, paused.path("pausedBy").asText(), paused::toString),
        () -> assertEquals(WHO, resumed.path("resumedBy").asText(), resumed::toString),
        () -> assertEquals("RETIRED", retired.path("state").asText(), retired::toString),
        () -> refused.forEach(one -> assertTrue(fault(one).contains("no model"), one::toString)),
        () -> assertFalse(home.cli("ledger", "--all").out().contains("joiners.")));
    String ledger = home.cli("ledger", "--all").out();
    assertTrue(ledger.contains("release by " + WHO + ": it is a small list"), ledger);
    assertTrue(ledger.contains("run by " + WHO + ": somebody asked for it"), ledger);
  }

  private static JsonNode run(McpClient model, String pipeline) throws Exception {
    return model.call("run", Map.of("pipeline", pipeline, "reason", "somebody asked for it"));
  }

  private static String fault(JsonNode answer) {
    return answer.path("fault").asText(answer.toString());
  }

  private static String file(JsonNode run) {
    return run.path("segments").path(0).path("file").asText();
  }

  private McpClient start() throws Exception {
    String folder = home.home().root().toString();
    return new McpClient(
        jvm.start(jvm.builder(Main.class, "mcp", "--allow-acts", "--by", WHO, "--home", folder)));
  }
}
