package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.ChildJvm;
import io.attentivecourier.Main;
import io.attentivecourier.feed.TestHome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real process speaks the protocol, beside a courier at work over the same home. */
class AModelAsksWhatHappenedTest {
  /** Ten digits: the name of a segment may be a member by mistake. */
  private static final String LIKE_A_PERSON = "Lapsed 212_555_0143";

  @RegisterExtension final TestHome home = new TestHome();
  @RegisterExtension final ChildJvm jvm = new ChildJvm("-Xmx128m", "-XX:+UseSerialGC");

  @Test
  void ofRunsAndPipelinesAndNeverOfAPerson() throws Exception {
    home.set("courier.guard.minRows", "2");
    home.rows(
        "2025550101,Winback",
        "2025550102,Winback",
        "2025550103," + LIKE_A_PERSON,
        "2025550104," + LIKE_A_PERSON);
    home.set("courier.rejected.key", "ref");
    home.pipeline("winback", "SELECT phone, segment_name, 'order 77' AS ref" + TestHome.ROWS);
    String run = home.run("winback").run().toString();

    McpClient model = start("mcp", "--by", "jane's assistant");
    greet(model);
    JsonNode tools = model.ask("tools/list", Map.of()).path("result").path("tools");
    JsonNode day = model.call("ledger", Map.of("date", "2026-11-22", "words", List.of("winback")));
    JsonNode one = model.call("ledger", Map.of("date", "2026-11-23", "days", 3, "segments", 1));
    JsonNode few = model.call("show", Map.of("run", run, "segments", 1));
    JsonNode shown = model.call("show", Map.of("run", run));
    JsonNode pipelines = model.call("pipelines", Map.of());
    JsonNode plan = model.call("plan", Map.of("pipeline", "winback"));
    model.say("\u0000" + "x".repeat(10_000_000));
    JsonNode longLine = model.next();
    JsonNode why = model.ask("tools/call", Map.of("name", "why", "arguments", Map.of()));
    JsonNode act = model.ask("tools/call", Map.of("name", "run", "arguments", Map.of()));

    assertEquals(0, model.end());
    home.screened(model.heard());
    assertAll(
        () -> assertEquals(List.of("ledger", "show", "pipelines", "plan"), names(tools)),
        () -> assertEquals(run, day.path(0).path("run").asText()),
        () -> assertEquals(List.of("withheld", "Winback"), names(day.path(0).path("segments"))),
        () -> assertEquals(1, one.path(0).path("segments").size()),
        () -> assertEquals(1, one.path(0).path("segmentsLeftOut").asInt()),
        () -> assertEquals(1, few.path("segments").size(), few::toString),
        () -> assertEquals(1, few.path("files").size(), few::toString),
        () -> assertEquals(1, few.path("filesLeftOut").asInt(), few::toString),
        () -> assertEquals("WHOLE", shown.path("state").asText(), shown::toString),
        () -> assertTrue(shown.path("stages").size() > 0, shown::toString),
        () -> assertEquals("winback", pipelines.path(0).path("name").asText()),
        () -> assertTrue(plan.path("planned").asBoolean(), plan::toString),
        () -> assertEquals(-32600, longLine.path("error").path("code").asInt()),
        () -> assertTrue(message(why).contains("takes a person"), why::toString),
        () -> assertTrue(message(act).contains("--allow-acts"), act::toString),
        () -> assertTrue(shown.path("rejected").size() > 0, shown::toString),
        () -> assertFalse(model.heard().contains("order 77"), model.heard()),
        () -> assertFalse(model.heard().contains("0143"), model.heard()));
  }

  @Test
  void aWordThatNobodyKnowsIsAnsweredWithWhatThereIs() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    home.standIn();

    McpClient model = start("mcp", "--by", "jane");
    List<JsonNode> faults =
        List.of(
            model.call("ledger", Map.of("words", List.of("winbak"))),
            model.call("ledger", Map.of("states", List.of("GOOD"))),
            model.call("ledger", Map.of("date", "yesterday")),
            model.call("ledger", Map.of("days", 32)),
            model.call("show", Map.of("run", "2026-11-22.winback.9")),
            model.call("show", Map.of("run", "../../etc/passwd")),
            model.call("plan", Map.of("pipeline", "../winback")));
    home.set("courier.guard.minRows", "many");
    JsonNode broken = model.call("pipelines", Map.of());
    home.set("courier.guard.minRows", "1");
    JsonNode mended = model.call("pipelines", Map.of());

    assertEquals(0, model.end());
    List<String> words =
        List.of(
            "did you mean winback?",
            "one of ",
            "write it like 2026-11-22;",
            "days takes 1 to 31;",
            "is no run in this ledger",
            "write it like 2026-11-22.winback.1;",
            "there are: winback;");
    for (int fault = 0; fault < words.size(); fault++) {
      assertTrue(
          (faults.get(fault).path("fault").asText() + ";").contains(words.get(fault)),
          faults.get(fault)::toString);
    }
    assertTrue(broken.path("fault").asText().contains("courier.guard.minRows"), broken::toString);
    assertEquals("winback", mended.path(0).path("name").asText(), mended::toString);
  }

  @Test
  void nobodyInWhoseNameItAsksIsNobody() throws Exception {
    Shell.Said said = home.cli("mcp");

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("--by is needed"), said.err());
    assertEquals("", said.out());
  }

  private McpClient start(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.home().root().toString()));
    return new McpClient(jvm.start(jvm.builder(Main.class, all.toArray(String[]::new))));
  }

  private static void greet(McpClient model) throws Exception {
    JsonNode hello = model.ask("initialize", Map.of("protocolVersion", "2025-06-18"));
    assertEquals("2025-06-18", hello.path("result").path("protocolVersion").asText());
    model.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
  }

  private static List<String> names(JsonNode named) {
    return StreamSupport.stream(named.spliterator(), false)
        .map(one -> one.path("name").asText())
        .toList();
  }

  private static String message(JsonNode answer) {
    return answer.path("error").path("message").asText();
  }
}
