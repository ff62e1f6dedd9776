package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code routes/api}: the flow's files that a run of segments starts without. */
class TheRoutesOfTheApiLieApartTest {
  private static final String FILE = "deliver-api.camel.yaml";
  private static final String SHIPPED = "routes/api/" + FILE;

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  private void copy(String to, String from, String with) throws Exception {
    home.write(to, Files.readString(Path.of(SHIPPED)).replace(from, with));
  }

  private Shell.Said said(int exit, String... command) {
    Shell.Said said = home.cli(command);
    assertEquals(exit, said.exit(), said.out() + said.err());
    return said;
  }

  private JsonNode fault() throws Exception {
    JsonNode faults = new ObjectMapper().readTree(said(2, "check", "--json").out()).get("faults");
    assertEquals(1, faults.size(), faults.toString());
    return faults.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"routes/" + FILE, SHIPPED})
  void aHomesFileTakesThePlaceOfTheJarsWhereverItLies(String place) throws Exception {
    copy(place, "setVariable:", "setVariabel:");
    assertEquals(place, fault().get("key").asText());
    copy(place, "a batch a request", "so many a request");
    assertTrue(said(0, "check").err().contains(place + " is not the jar's"));
    copy(place, "", "");
    assertFalse(said(0, "check").err().contains("routes/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"routes/" + FILE, SHIPPED, "routes/api/own.camel.yaml"})
  void aRunOfSegmentsStartsWithoutIt(String place) throws Exception {
    copy(place, "uri: direct:deliver-api", "uri: direct:{{of.the.api}}");
    said(0, "run", "winback");
    assertEquals(2, home.cli("check").exit());
  }

  @Test
  void oneOfTheOthersIsReadWhereverItLies() throws Exception {
    String segments = Files.readString(Path.of("routes/segments.camel.yaml"));
    home.write(
        "routes/api/segments.camel.yaml",
        segments.replace("direct:write-segments", "direct:write-segmentz"));
    assertEquals("routes/api/segments.camel.yaml", fault().get("key").asText());
    home.write("routes/api/segments.camel.yaml", segments);
    said(0, "run", "winback");
  }

  @Test
  void twoOfOneNameAreAFault() throws Exception {
    copy("routes/" + FILE, "", "");
    copy(SHIPPED, "", "");
    JsonNode told = fault();
    assertEquals(SHIPPED, told.get("key").asText());
    assertTrue(told.get("mend").asText().contains("routes/" + FILE), told.toString());
    assertEquals(2, home.cli("run", "winback").exit());
  }

  @Test
  void aFolderInItIsNotReadAndNamed() {
    home.write("routes/api/own/own.camel.yaml", "- route: {}\n");
    assertTrue(said(0, "check").err().contains("routes/api/own is not read"));
  }
}
