package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Pipelines;
import io.attentivecourier.home.Home;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheReadmeSaysWhatTheCodeSaysTest {
  // [text](path) to something in the repository; a heading of the page itself starts with #.
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("id: (\\S+)");
  private static final Pattern PROPERTIES =
      Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

  @Test
  void itListsEverySetting() throws IOException {
    Page.README.holds("settings", SettingsTable.markdown());
  }

  @Test
  void itSaysWhatToDoAboutEveryReason() throws IOException {
    Page.README.holds(
        "reasons",
        Arrays.stream(Reason.values())
            .map(why -> "| `%s` | %s | %s |\n".formatted(why.id(), why.what(), why.fix()))
            .collect(
                Collectors.joining(
                    "", "| reason | what is wrong | do |\n| --- | --- | --- |\n", "")));
  }

  @Test
  void itGivesEveryStateItsExitCode() throws IOException {
    Map<String, String> written = new TreeMap<>();
    for (List<String> row : Page.README.rows("states")) {
      written.put(row.get(0), row.get(1));
    }
    Map<String, String> coded = new TreeMap<>();
    for (RunState state : RunState.values()) {
      coded.put("`" + state + "`", "" + state.exitCode());
    }
    // Faults of usage and settings end a command before there is a run.
    coded.put("–", "2");
    assertEquals(coded, written);
  }

  @Test
  void itsFirstScreenHoldsTheTwoCommands() throws IOException {
    String screen = Page.README.text().lines().limit(40).collect(Collectors.joining("\n"));
    assertTrue(screen.contains("\n./courier rehearse"), screen);
    assertTrue(screen.contains("\n./mvnw verify"), screen);
  }

  @Test
  void thePipelinesInItAreGood(@TempDir Path folder) throws IOException {
    Home home = Home.at(folder);
    Files.createDirectories(home.pipelines());
    List<String> names = new ArrayList<>();
    for (String pipeline : blocks(YAML)) {
      Matcher id = ID.matcher(pipeline);
      assertTrue(id.find(), pipeline);
      names.add(id.group(1));
      Files.writeString(home.pipelines().resolve(id.group(1) + ".camel.yaml"), pipeline);
    }
    Settings settings = Settings.load(home, Map.of(), Map.of());
    assertEquals(List.of("winback", "tiers", "signups"), names);
    assertEquals(List.of(), Pipelines.check(home, settings));
  }

  @Test
  void theSettingsInItAreGood(@TempDir Path folder) throws IOException {
    Home home = Home.at(folder);
    String text = String.join("", blocks(PROPERTIES)).replaceAll("\\{\\{.*}}", "made-up");
    assertFalse(text.isEmpty(), "no settings in the README");
    Files.writeString(home.settings(), text);
    assertEquals(List.of(), Settings.read(home, Map.of(), Map.of()).faults());
  }

  private static List<String> blocks(Pattern kind) throws IOException {
    return kind.matcher(Page.README.text()).results().map(block -> block.group(1)).toList();
  }

  @Test
  void whatItPointsToIsThere() throws IOException {
    List<String> missing =
        LINK.matcher(Page.README.text())
            .results()
            .map(link -> link.group(1))
            .filter(path -> !Files.exists(Path.of(path)))
            .toList();
    assertEquals(List.of(), missing);
  }
}
