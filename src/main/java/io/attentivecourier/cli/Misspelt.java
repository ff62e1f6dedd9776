package io.attentivecourier.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line, without the words that may be a secret or a person: a screen
 * and the log of a scheduler are read by others. Picocli's own texts repeat every word.
 */
final class Misspelt {
  private static final String SET = "'--set'";

  private Misspelt() {}

  static String text(ParameterException fault) {
    if (fault instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    // Not asked of its ArgSpec: picocli leaves that out where a word lacks its "=".
    String text = fault.getMessage();
    return text.contains(SET) ? "--set takes KEY=VALUE, as one word" : text;
  }

  /** The name of a command is no secret; a word after it may be the half of one. */
  private static String unmatched(UnmatchedArgumentException fault) {
    List<String> words = fault.getUnmatched();
    boolean command = fault.getCommandLine().getParent() == null;
    List<String> options =
        words.stream().filter(word -> word.startsWith("-")).map(Misspelt::name).toList();
    if (!options.isEmpty()) {
      return "unknown option: " + String.join(", ", options);
    }
    return command
        ? "unknown command: " + words.get(0)
        : words.stream().map(word -> "…").collect(Collectors.joining(" ", "too many words: ", ""));
  }

  /** An option without its value. */
  private static String name(String option) {
    return option.replaceAll("=.*", "");
  }
}
