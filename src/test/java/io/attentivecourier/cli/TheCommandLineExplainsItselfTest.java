package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TheCommandLineExplainsItselfTest {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** An example ends where what it is for begins. */
  private static final String REMARK = " {2,}.*";

  private static Shell.Said said(int exit, String command) {
    Shell.Said said = Shell.run(command.split(" "));
    assertEquals(exit, said.exit(), said.out() + said.err());
    return said;
  }

  static List<String> ownCommands() {
    return Cli.commandLine().getSubcommands().keySet().stream()
        .filter(name -> !List.of("help", "generate-completion").contains(name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ownCommands")
  void everyCommandHasExamplesThatItTakes(String name) {
    CommandLine command = Cli.commandLine().getSubcommands().get(name);
    String[] examples = command.getCommandSpec().usageMessage().footer();
    assertTrue(examples.length > 0, "no example of " + name);
    for (String example : examples) {
      List<String> words =
          WORD.matcher(example.replaceFirst(REMARK, ""))
              .results()
              .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
              .toList();
      assertEquals(List.of("courier", name), words.subList(0, 2));
      Cli.commandLine().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @MethodSource("ownCommands")
  void itsHelpBeginsWithThem(String name) {
    String help = said(0, name + " -h").out();
    assertTrue(help.indexOf("  courier " + name) < help.indexOf("Usage: courier " + name), help);
    assertFalse(help.contains("%%"), help);
    assertEquals(help, said(0, "help " + name).out());
    assertEquals(help, said(0, name + " --help").out());
  }

  @Test
  void everyCommandStandsInAGroup() {
    String help = said(0, "-h").out();
    assertFalse(help.contains("Others:"), help);
    Cli.commandLine()
        .getSubcommands()
        .keySet()
        .forEach(name -> assertTrue(help.matches("(?s).*\n  " + name + " .*"), name));
    List<String> titles = List.of("Look", "Send", "Fix", "Ask");
    assertEquals(
        titles, titles.stream().sorted((a, b) -> help.indexOf(a) - help.indexOf(b)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "run --helf, unknown option: --helf, did you mean --help?",
    "run --agian, unknown option: --agian, did you mean --again?",
    "release --reason x --maxdrop 5%, unknown option: --maxdrop, did you mean --max-drop?",
    "pause --because x, unknown option: --because, see `courier pause --help`",
    "leger, unknown command: leger, did you mean ledger?",
    "version, unknown command: version, did you mean --version?",
    "qqq, unknown command: qqq, see `courier --help`",
  })
  void aTypoIsNamedBeforeWhatIsMissing(String command, String fault, String fix) {
    String[] lines = said(2, command).err().split("\n");
    assertEquals(2, lines.length);
    assertEquals(fault, lines[0]);
    assertTrue(lines[1].startsWith(fix), lines[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "pause --reason -x", "release --reason=--again"})
  void aValueIsNoTypo(String command) {
    assertTrue(said(2, command).err().startsWith("Missing required parameter"));
  }

  @Test
  void theVersionIsThatOfAllThatAReportNeeds() throws Exception {
    for (String command : List.of("--version", "-V")) {
      List<String> lines = said(0, command).out().lines().toList();
      assertTrue(lines.get(0).matches("attentive-courier \\S+, commit \\S+"), lines.get(0));
      assertTrue(lines.get(1).startsWith("Camel 4."), lines.get(1));
      assertTrue(lines.get(1).contains("Java " + Runtime.version()), lines.get(1));
    }
    JsonNode document = new ObjectMapper().readTree(said(0, "--version --json").out());
    for (String key : List.of("version", "commit", "camel", "java")) {
      assertFalse(document.path(key).asText().isEmpty(), key);
    }
  }

  @Test
  void optionsMayStandBeforeTheCommand(@TempDir Path folder) throws Exception {
    String none = folder.resolve("none").toString();
    for (String command :
        List.of(
            "--home " + none + " --json check",
            "--json check --home " + none,
            "--home " + folder + " check --json --home " + none)) {
      String out = said(2, command).out();
      JsonNode fault = new ObjectMapper().readTree(out).path("faults").path(0);
      assertTrue(fault.path("fault").asText().startsWith(none), out);
    }
    assertTrue(
        said(2, "--set courier.nope=1 check --home " + folder).err().contains("courier.nope"));
  }

  @Test
  void aShellCompletesEveryCommand() {
    String script = said(0, "generate-completion").out();
    Arrays.stream(new String[] {"rehearse", "ledger", "--max-drop"})
        .forEach(word -> assertTrue(script.contains(word), word));
  }
}
