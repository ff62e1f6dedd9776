package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.OfflineCheck;
import io.attentivecourier.cli.Cli;
import io.attentivecourier.home.Home;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class TheDocumentsSayWhatTheCodeSaysTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("id: (\\S+)");
  private static final Pattern PROPERTIES =
      Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

  @Test
  void everySettingIsListed() throws IOException {
    Page.SETTINGS.holds("settings", SettingsTable.markdown());
  }

  @Test
  void theReadmeGivesEveryStateItsExitCode() throws IOException {
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
  void theReadmesFirstScreenHoldsTheTwoCommands() throws IOException {
    String screen = Page.README.text().lines().limit(40).collect(Collectors.joining("\n"));
    assertTrue(screen.contains("\n./courier rehearse"), screen);
    assertTrue(screen.contains("\n./mvnw verify"), screen);
  }

  @Test
  void theReadmeNamesEveryCommand() throws IOException {
    String readme = Page.README.text();
    List<String> missing =
        Arrays.stream(Cli.class.getAnnotation(Command.class).subcommands())
            .map(command -> command.getAnnotation(Command.class).name())
            .filter(name -> !readme.matches("(?s).*\\| [^|]*`" + name + "[ `].*"))
            .toList();
    assertEquals(List.of(), missing);
  }

  @ParameterizedTest
  @CsvSource({
    "README.md,winback",
    "docs/attributes.md,tiers",
    "docs/subscribers.md,signups",
    "docs/coming-from.md,winback",
    "routes/pipelines/README.md,winback"
  })
  void thePipelineInItIsGood(Path page, String name, @TempDir Path folder) throws IOException {
    Home home = Home.at(folder);
    Files.createDirectories(home.pipelines());
    List<String> names = new ArrayList<>();
    for (String pipeline : blocks(YAML, page)) {
      Matcher id = ID.matcher(pipeline);
      assertTrue(id.find(), pipeline);
      names.add(id.group(1));
      Files.writeString(home.pipelines().resolve(id.group(1) + ".camel.yaml"), pipeline);
    }
    Settings settings = Settings.load(home, Map.of(), Map.of());
    assertEquals(List.of(name), names);
    assertEquals(List.of(), new OfflineCheck(home).faults(settings));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/attributes.md",
        "docs/subscribers.md",
        "docs/operating.md",
        "docs/warehouses.md"
      })
  void theSettingsInItAreGood(Path page, @TempDir Path folder) throws IOException {
    Home home = Home.at(folder);
    String text = String.join("", blocks(PROPERTIES, page)).replaceAll("\\{\\{.*}}", "made-up");
    assertFalse(text.isEmpty(), "no settings in " + page);
    Files.writeString(home.settings(), text);
    assertEquals(List.of(), Settings.read(home, Map.of(), Map.of()).faults());
  }

  private static List<String> blocks(Pattern kind, Path page) throws IOException {
    return kind.matcher(new Page(page).text()).results().map(block -> block.group(1)).toList();
  }
}
