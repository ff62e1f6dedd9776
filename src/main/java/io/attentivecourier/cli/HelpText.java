package io.attentivecourier.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of the commands: in groups by what they are for, and each with examples first. */
final class HelpText {
  private static final int MARGIN = 2;

  private HelpText() {}

  /** What somebody wants to do, and the commands for it. */
  enum CommandGroup {
    LOOK(
        "Look, and send nothing",
        "init rehearse check doctor trust plan pipelines settings routes"),
    SEND("Send", "canary run serve pause resume"),
    MEND("Fix what did not go well", "release resend retry retire forget"),
    ASK("Ask what happened", "ledger show why mcp"),
    HELP("Help", "help generate-completion");

    private final String title;
    private final List<String> names;

    CommandGroup(String title, String names) {
      this.title = title;
      this.names = List.of(names.split(" "));
    }

    private static Set<String> inOrder(Set<String> commands) {
      Set<String> names = new LinkedHashSet<>();
      Arrays.stream(values()).flatMap(group -> group.names.stream()).forEach(names::add);
      names.retainAll(commands);
      names.addAll(commands);
      return names;
    }

    private static String titleOf(String command) {
      return Arrays.stream(values())
          .filter(group -> group.names.contains(command))
          .map(group -> group.title)
          .findFirst()
          .orElse("Others");
    }
  }

  /** Sets it for a command line and all its commands. */
  static void in(CommandLine line) {
    line.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    line.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, HelpText::groups);
    line.getSubcommands().values().forEach(HelpText::examplesFirst);
  }

  private static void examplesFirst(CommandLine command) {
    List<String> order = new ArrayList<>(command.getHelpSectionKeys());
    order.remove(SECTION_KEY_FOOTER);
    order.add(order.indexOf(SECTION_KEY_PARAMETER_LIST_HEADING), SECTION_KEY_FOOTER);
    // What it is for, how it is called, then the rest.
    List<String> synopsis =
        order.subList(
            order.indexOf(SECTION_KEY_SYNOPSIS_HEADING),
            order.indexOf(SECTION_KEY_SYNOPSIS_HEADING) + 2);
    List<String> moved = List.copyOf(synopsis);
    synopsis.clear();
    order.addAll(order.indexOf(SECTION_KEY_FOOTER) + 1, moved);
    command.setHelpSectionKeys(order);
    command.getHelpSectionMap().put(SECTION_KEY_FOOTER, HelpText::examples);
  }

  private static String examples(Help help) {
    String[] examples = help.commandSpec().usageMessage().footer();
    return examples.length == 0
        ? ""
        : Arrays.stream(examples)
            .map(line -> "  " + line + System.lineSeparator())
            .collect(Collectors.joining("", System.lineSeparator(), System.lineSeparator()));
  }

  private static String groups(Help help) {
    Set<String> names = CommandGroup.inOrder(help.subcommands().keySet());
    int widest = names.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    String title = "";
    for (String name : names) {
      if (!CommandGroup.titleOf(name).equals(title)) {
        title = CommandGroup.titleOf(name);
        text.append(String.format("%n%s:%n", title));
      }
      text.append(line(help, name, widest));
    }
    return text.toString();
  }

  private static String line(Help help, String name, int widest) {
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(widest + 2 * MARGIN, MARGIN, Overflow.SPAN),
            new Column(width - widest - 2 * MARGIN, MARGIN, Overflow.WRAP));
    table.addRowValues(name, does(help.subcommands().get(name)));
    return table.toString();
  }

  /** Its header, as picocli's own commands have it, or the first line of its description. */
  private static String does(Help command) {
    UsageMessageSpec usage = command.commandSpec().usageMessage();
    return Stream.of(usage.header(), usage.description())
        .flatMap(Arrays::stream)
        .findFirst()
        .orElse("");
  }
}
