package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code courier routes}. */
class TheFilesOfTheFlowAreComparedTest {
  private static final String SEGMENTS = "routes/segments.camel.yaml";
  private static final String PEOPLE = "routes/api/people.camel.yaml";

  @TempDir Path home;

  private void write(String file, String text) throws IOException {
    Files.createDirectories(home.resolve(file).getParent());
    Files.writeString(home.resolve(file), text);
  }

  private static String jars(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  private String screen() {
    Shell.Said said = Shell.run("routes", "--home", home.toString());
    assertEquals(0, said.exit(), said.err());
    return said.out();
  }

  private JsonNode file(String name) throws IOException {
    JsonNode all =
        new ObjectMapper().readTree(Shell.run("routes", "--json", "--home", home.toString()).out());
    for (JsonNode one : all) {
      if (one.path("file").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no " + name + " in " + all);
  }

  private List<String> changes(String name) throws IOException {
    List<String> changes = new ArrayList<>();
    file(name).path("changes").forEach(line -> changes.add(line.asText()));
    return changes;
  }

  @Test
  void aHomeWithoutAnyHasTheJars() throws Exception {
    assertEquals("jar", file(SEGMENTS).path("of").asText());
    assertEquals("jar", file(PEOPLE).path("of").asText());
    assertFalse(screen().contains(" home "), screen());
  }

  @Test
  void aCopyIsTheSame() throws Exception {
    write(SEGMENTS, jars(SEGMENTS));
    assertEquals("home", file(SEGMENTS).path("of").asText());
    assertEquals(List.of(), changes(SEGMENTS));
    assertTrue(screen().matches("(?s).*segments.camel.yaml +home +the same\n.*"), screen());
  }

  @Test
  void oneThatWasChangedSaysInWhichLines() throws Exception {
    String[] lines = jars(SEGMENTS).split("\n");
    lines[2] = "# Edited";
    lines[9] = lines[9] + "\n# one more";
    write(SEGMENTS, String.join("\n", lines));
    List<String> expected =
        new ArrayList<>(List.of("line 3", "- " + jars(SEGMENTS).split("\n")[2]));
    expected.addAll(List.of("+ # Edited", "line 11", "+ # one more"));
    assertEquals(expected, changes(SEGMENTS));
    assertEquals(2, file(SEGMENTS).path("added").asInt());
    assertEquals(1, file(SEGMENTS).path("removed").asInt());
    assertTrue(screen().contains("+2 −1 lines"), screen());
  }

  @Test
  void oneThatLacksItsEndDoesSoToo() throws Exception {
    List<String> lines = jars(PEOPLE).lines().toList();
    write(PEOPLE, String.join("\n", lines.subList(0, lines.size() - 1)));
    assertEquals(
        List.of("line " + lines.size(), "- " + lines.get(lines.size() - 1)), changes(PEOPLE));
  }

  @Test
  void oneThatTheJarLacksAndOneThatIsNoTextAreNamed() throws Exception {
    write("routes/own.camel.yaml", "- route: {}\n");
    Files.write(home.resolve(SEGMENTS), "# Größe".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(screen().contains("the jar has none of that name"), screen());
    assertTrue(changes(SEGMENTS).toString().contains("UTF-8"), screen());
  }

  @Test
  void aVeryLongOneIsToldToo() throws Exception {
    write(SEGMENTS, "# long\n".repeat(100_000));
    assertEquals(100_000, file(SEGMENTS).path("added").asInt());
  }

  @Test
  void aSecretInAnAddressIsNotShown() throws Exception {
    write(SEGMENTS, jars(SEGMENTS) + "# uri: https://example.com?password=hunter2\n");
    assertFalse(screen().contains("hunter2"), screen());
  }
}
