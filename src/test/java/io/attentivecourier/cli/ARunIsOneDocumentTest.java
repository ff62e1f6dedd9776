package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ARunIsOneDocumentTest {
  private static final List<String> KEYS =
      List.of(
          "run",
          "pipeline",
          "kind",
          "date",
          "state",
          "reason",
          "rows",
          "rejectedByRule",
          "segments",
          "message",
          "startedAt",
          "endedAt",
          "deliveredAt",
          "tookSeconds",
          "acts");

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback", "202555,Winback").pipeline("winback", TestHome.ALL);
  }

  private static JsonNode json(Shell.Said said) throws Exception {
    return new ObjectMapper().readTree(said.out());
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void aRunHasTheKeysOfTheInterface() throws Exception {
    Shell.Said said = home.cli("run", "winback", "--json");
    JsonNode run = json(said);
    assertEquals(0, said.exit(), said.err());
    assertEquals(KEYS, keys(run));
    assertTrue(run.get("run").asText().matches("\\d{4}-\\d\\d-\\d\\d\\.winback\\.1"));
    assertTrue(run.get("run").asText().startsWith(run.get("date").asText()));
    assertEquals("winback", run.get("pipeline").asText());
    assertEquals("segments", run.get("kind").asText());
    assertEquals("WHOLE", run.get("state").asText());
    assertTrue(run.get("reason").isNull());
    assertEquals(
        "{\"read\":6,\"rejected\":3,\"duplicates\":1,\"valid\":2}", run.get("rows").toString());
    assertEquals(
        "{\"identifier-mixed\":1,\"phone-shape\":2}", run.get("rejectedByRule").toString());
    assertEquals("1 segment whole", run.get("message").asText());
  }

  @Test
  void aSegmentHasTheKeysOfTheInterface() throws Exception {
    JsonNode segment = json(home.cli("run", "winback", "--json")).get("segments").get(0);
    assertEquals(
        List.of(
            "name",
            "rows",
            "added",
            "removed",
            "kept",
            "state",
            "reason",
            "file",
            "bytes",
            "sha256",
            "deliveredAt"),
        keys(segment));
    assertEquals("Winback", segment.get("name").asText());
    assertEquals(2, segment.get("rows").asInt());
    assertEquals("DELIVERED", segment.get("state").asText());
    assertEquals(38, segment.get("bytes").asInt());
    assertTrue(Instant.parse(segment.get("deliveredAt").asText()).isBefore(Instant.now()));
    assertTrue(segment.get("sha256").asText().matches("[0-9a-f]{64}"));
    assertTrue(segment.get("added").isNull() && segment.get("reason").isNull());
    assertEquals(38, home.received(segment.get("file").asText()).length());
  }

  @Test
  void aRefusedRunNamesRuleAndReason() throws Exception {
    home.set("courier.maxRowsPerFile", "1");
    Shell.Said said = home.cli("run", "winback", "--json");
    JsonNode run = json(said);
    assertEquals(1, said.exit());
    assertEquals(KEYS, keys(run));
    assertEquals("FAILED", run.get("state").asText());
    assertEquals("segment-oversize", run.get("reason").asText());
    assertEquals("REFUSED", run.get("segments").get(0).get("state").asText());
    assertEquals("segment-oversize", run.get("segments").get(0).get("reason").asText());
    assertTrue(run.get("message").asText().contains("winback"));
    assertEquals(2, run.get("rejectedByRule").get("phone-shape").asInt());
  }

  @Test
  void aPlanSaysThatItIsOne() throws Exception {
    Shell.Said said = home.cli("plan", "winback", "--json");
    JsonNode plan = json(said);
    assertEquals(0, said.exit(), said.err());
    assertTrue(plan.get("planned").asBoolean());
    assertEquals("READY", plan.get("segments").get(0).get("state").asText());
    assertEquals(List.of(), home.standIn().folder().names());
  }

  @Test
  void theLedgerIsAnArrayOfRuns() throws Exception {
    home.pipeline("other", TestHome.ALL + " WHERE 1 = 0");
    JsonNode run = json(home.cli("run", "winback", "--json"));
    home.cli("run", "other", "--json");
    Shell.Said said = home.cli("ledger", "--json", "--date", run.get("date").asText());
    JsonNode ledger = json(said);
    assertEquals(1, said.exit());
    assertEquals(2, ledger.size());
    assertEquals("query-empty", ledger.get(0).get("reason").asText());
    assertEquals(run, ledger.get(1));
  }

  @Test
  void allOtherWordsGoToStandardError() throws Exception {
    home.set("nonsense", "1");
    Shell.Said said = home.cli("run", "winback", "--json");
    assertEquals(KEYS, keys(json(said)));
    assertTrue(said.err().contains("nonsense"), said.err());
  }

  @Test
  void theScreenTellsTheSame() throws Exception {
    Shell.Said said = home.cli("run", "winback");
    assertTrue(said.out().contains("WHOLE  1 segment whole"), said.out());
    assertTrue(
        said.out().contains("6 rows read, 3 rejected, 1 duplicate, 2 valid; took "), said.out());
    assertTrue(home.cli("plan", "winback").out().contains("PLAN"));
    assertTrue(home.cli("ledger").out().contains("DELIVERED"));
  }
}
