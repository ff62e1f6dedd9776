package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code var/rejected/RUN.csv}, over a home that ran. */
class ARejectedRowIsFoundAgainTest {
  private static final String HEAD = "row,column,rule,value_hash,person_hash,key,value";

  @RegisterExtension final TestHome home = new TestHome();

  private List<String> run(String query) throws Exception {
    home.stop();
    RunReport report = home.pipeline("winback", query).run("winback");
    return Files.readAllLines(file(report));
  }

  private Path file(RunReport report) {
    return home.home().rejected().resolve(report.run() + ".csv");
  }

  private static String people(String columns, String rows) {
    return "SELECT * FROM (VALUES " + rows + ") AS people (" + columns + ")";
  }

  @Test
  void theFileHasAHeadAndBothHashes() throws Exception {
    List<String> lines =
        run(
            people(
                "phone, segment_name",
                "('2025550101', 'Winback'), ('2025550102', 'Wïnback'), ('202555010', 'Winback')"));
    assertEquals(HEAD, lines.get(0));
    assertTrue(
        lines.get(1).matches("2,segment_name,segment-characters,\\w{32},\\w{32},,Wïnback"),
        lines.get(1));
    assertTrue(lines.get(2).matches("3,phone,phone-shape,\\w{32},,,"), lines.get(2));
    assertEquals(3, lines.size());
  }

  @Test
  void whoseSegmentIsAtFaultIsFoundAndForgotten() throws Exception {
    run(
        people(
            "phone, segment_name",
            "('2025550101', 'Winback'), ('(202) 555-0102', 'Wïnback'), ('2025550103', 'Wïnback')"));
    JsonNode rejected = why("2025550102");
    assertEquals("segment-characters", rejected.path("rule").asText());
    assertEquals(2, rejected.path("row").asInt());
    assertEquals(1, forgotten("2025550102"));
    assertEquals(0, forgotten("2025550102"));
    assertEquals("segment-characters", why("2025550103").path("rule").asText());
    assertEquals(1, forgotten("2025550103"));
    assertFalse(Files.list(home.home().rejected()).findAny().isPresent(), "a head alone is left");
  }

  @Test
  void aKeyOfTheWarehouseIsKeptAndIgnoredByTheDestination() throws Exception {
    home.set("courier.rejected.key", "Customer_ID");
    List<String> lines =
        run(
            people(
                "customer_id, phone, segment_name",
                "('C1', '2025550101', 'Winback'), ('C2', '555', 'Winback'),"
                    + " ('2025550103', '556', 'Winback')"));
    assertTrue(lines.get(1).matches("2,phone,phone-shape,\\w{32},,C2,"), lines.get(1));
    assertTrue(lines.get(2).matches("3,phone,phone-shape,\\w{32},,withheld,"), lines.get(2));
  }

  @Test
  void aQueryWithoutThatColumnRunsAsBefore() throws Exception {
    home.set("courier.pipeline.winback.rejected.key", "customer_id");
    List<String> lines =
        run(people("phone, segment_name", "('2025550101', 'Winback'), ('555', 'Winback')"));
    assertTrue(lines.get(1).matches("2,phone,phone-shape,\\w{32},,,"), lines.get(1));
  }

  @Test
  void aColumnThatTheDestinationUsesStaysUsed() throws Exception {
    home.set("courier.rejected.key", "segment_name");
    List<String> lines =
        run(people("phone, segment_name", "('2025550101', 'Winback'), ('555', 'Winback')"));
    assertTrue(lines.get(1).matches("2,phone,phone-shape,\\w{32},,Winback,"), lines.get(1));
  }

  @Test
  void theValueIsKeptOnlyIfAsked() throws Exception {
    home.set("courier.rejected.keepValues", "true");
    List<String> lines =
        run(people("phone, segment_name", "('2025550101', 'Winback'), ('202555-0102', 'Winback')"));
    assertTrue(lines.get(1).endsWith(",,202555-0102"), lines.get(1));
    assertEquals("phone-shape", why("2025550102").path("rule").asText());
    assertEquals(1, forgotten("2025550102"));
  }

  private JsonNode why(String person) throws Exception {
    Shell.Said said = home.cli("why", person, "--json");
    for (JsonNode finding : new ObjectMapper().readTree(said.out()).get("findings")) {
      if (!finding.path("rule").isNull()) {
        return finding;
      }
    }
    throw new AssertionError(said.out() + said.err());
  }

  private int forgotten(String person) throws Exception {
    Shell.Said said = home.cli("forget", person, "--json");
    return new ObjectMapper().readTree(said.out()).at("/removed/rejected").asInt();
  }
}
