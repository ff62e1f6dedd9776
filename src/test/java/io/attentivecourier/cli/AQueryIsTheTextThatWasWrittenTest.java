package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Camel would fill in, or a charset would change, is refused before anything is asked. */
class AQueryIsTheTextThatWasWrittenTest {
  private static final String FILE = "routes/pipelines/winback.camel.yaml";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void rows() {
    home.rows("2025550101,Winback");
  }

  private void body(String... lines) {
    String body = String.join("\n            ", lines);
    home.write(
        FILE,
        """
        - route:
            id: winback
            from:
              uri: direct:winback
              steps:
                - setBody:
                    %s
                - to:
                    uri: direct:send-segments
        """
            .formatted(body));
  }

  /** The only fault, in the same words by each command. */
  private JsonNode fault() throws Exception {
    JsonNode told = fault("check", "--json");
    assertEquals(told, fault("plan", "winback", "--json"));
    assertEquals(told, fault("run", "winback", "--json"));
    assertEquals(0, home.standIn().traffic().loginsTried());
    return told;
  }

  private JsonNode fault(String... command) throws Exception {
    Shell.Said said = home.cli(command);
    assertEquals(2, said.exit(), said.out() + said.err());
    JsonNode faults = new ObjectMapper().readTree(said.out()).get("faults");
    assertEquals(1, faults.size(), said.out());
    return faults.get(0);
  }

  private static void assertTold(JsonNode fault, String key, String words) {
    assertEquals(key, fault.get("key").asText(), fault.toString());
    assertTrue(fault.get("fault").asText().contains(words), fault.toString());
    assertFalse(fault.get("mend").asText().isEmpty());
  }

  private String runs() {
    Shell.Said said = home.cli("run", "winback");
    assertEquals(0, said.exit(), said.err() + said.out());
    return said.out();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ ref(\"customers\") }}",
        "'{{?x}}'",
        "'{{env:HOME}}'",
        "'{{courier.clientDomain}}'",
        "{{x}}"
      })
  void bracesAreCamels(String braces) throws Exception {
    body("constant: |", "  " + TestHome.ALL, "  WHERE 'a' <> " + braces);
    assertTold(fault(), FILE, "line 9");
    body("simple: |", "  " + TestHome.ALL, "  -- " + braces);
    JsonNode told = fault();
    assertTold(told, FILE, "line 9");
    assertTrue(told.get("mend").asText().contains("concat('{', '{')"), told.toString());
  }

  @Test
  void otherStepsKeepThem() {
    body("constant: " + TestHome.ALL);
    Path file = home.home().resolve(FILE);
    home.write(
        FILE,
        read(file)
            .replace(
                "        - setBody",
                "        - setVariable:\n"
                    + "            name: domain\n"
                    + "            constant: \"{{courier.clientDomain}}\"\n"
                    + "        - setBody"));
    runs();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aLostCharacterIsNoneOfTheQuery() throws Exception {
    body("constant: |", "  " + TestHome.ALL, "  WHERE segment_name <> 'Z\uFFFDrich'");
    assertTold(fault(), FILE, "line 9, column");
    body("constant: \"" + TestHome.ALL.replace("\"", "\\\"") + " -- \\uFFFD\"");
    assertTold(fault(), FILE, "line 6");
  }

  @Test
  void aFileInAnotherCharsetIsNotGuessedAt() throws Exception {
    body("constant: |", "  " + TestHome.ALL, "  WHERE segment_name <> 'Zürich'");
    Path file = home.home().resolve(FILE);
    Files.write(file, read(file).getBytes(StandardCharsets.ISO_8859_1));
    JsonNode told = fault();
    assertTold(told, FILE, "is not UTF-8");
    assertTrue(told.get("mend").asText().contains("line 9"), told.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"constant", "simple"})
  void itMayStandInAFileOfTheHome(String language) {
    home.write("sql/winback.sql", "\uFEFF-- größe\n" + TestHome.ALL + "\n");
    body(language + ": resource:file:sql/winback.sql");
    assertTrue(runs().contains("1 segment whole"));
  }

  @Test
  void whichIsHeldToTheSame() throws Exception {
    body("constant: resource:file:sql/winback.sql");
    assertTold(fault(), FILE, "sql/winback.sql");
    home.write("sql/winback.sql", " \n");
    assertTold(fault(), "sql/winback.sql", "no query");
    home.write("sql/winback.sql", TestHome.ALL + "\n  WHERE '{{x}}' = ''\n");
    assertTold(fault(), "sql/winback.sql", "line 2, column 10");
    home.write("sql/winback.sql", TestHome.ALL + "\n\n-- \uFFFD\n");
    assertTold(fault(), "sql/winback.sql", "line 3, column 4");
    Files.write(home.home().resolve("sql/winback.sql"), new byte[] {'-', '\n', (byte) 0xE4});
    assertTold(fault(), "sql/winback.sql", "is not UTF-8");
  }

  @Test
  void fromNowhereElse() throws Exception {
    body("constant: resource:classpath:winback.sql");
    assertTold(fault(), FILE, "line 6");
  }

  @Test
  void aPipelineMayBeginWithAByteOrderMark() {
    body("constant: " + TestHome.ALL);
    home.write(FILE, "\uFEFF" + read(home.home().resolve(FILE)));
    runs();
  }
}
