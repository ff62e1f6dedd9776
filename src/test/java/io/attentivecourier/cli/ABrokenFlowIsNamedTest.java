package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A home with flow files of its own, one of which an edit broke. */
class ABrokenFlowIsNamedTest {
  private static final Path SHIPPED = Path.of("routes");

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void ownFlow() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        home.write("routes/" + file.getFileName(), Files.readString(file));
      }
    }
  }

  private void edit(String file, String from, String to) throws Exception {
    String text = Files.readString(SHIPPED.resolve(file));
    home.write("routes/" + file, text.replace(from, to));
  }

  private String fault(String... command) throws Exception {
    Shell.Said said = home.cli(command);
    assertEquals(2, said.exit(), said.out() + said.err());
    JsonNode faults = new ObjectMapper().readTree(said.out()).get("faults");
    assertEquals(1, faults.size(), said.out());
    assertFalse(faults.get(0).get("mend").asText().isEmpty());
    assertFalse(home.log().contains("\tat "), home.log());
    return faults.get(0).get("key").asText() + " " + faults.get(0).get("fault").asText();
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rows.camel.yaml     | setBody:             | setTheBody:       | Unknown node id: setTheBody
          rows.camel.yaml     | steps:               | steps: [          | line
          rows.camel.yaml     | uri: jdbc:warehouse  | uri: nosuch:x     | No endpoint could be found for: nosuch://x
          seal.camel.yaml     | ref: sealing         | ref: sealng       | No bean could be found in the registry for: sealng
          """)
  void beforeAnythingRuns(String file, String from, String to, String why) throws Exception {
    edit(file, from, to);
    String told = fault("run", "winback", "--json");
    assertTrue(told.startsWith("routes/" + file + " is no route that Camel can run: "), told);
    assertTrue(told.contains(why), told);
    assertEquals(told, fault("check", "--json"));
  }

  /** Else the parser's stack ends, and the process with it. */
  @ParameterizedTest
  @ValueSource(strings = {"routes/rows.camel.yaml", "routes/pipelines/winback.camel.yaml"})
  void listsWithinListsAreToldInWords(String file) throws Exception {
    home.write(file, "- ".repeat(30_000) + "a");
    assertEquals(
        file + " is no route that Camel can run: it is nested too deep", fault("check", "--json"));
  }

  @Test
  void oneThatIsGoodRuns() {
    Shell.Said said = home.cli("run", "winback");
    assertEquals(0, said.exit(), said.err());
  }
}
