package io.attentivecourier.cli;

import io.attentivecourier.settings.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The fault of a command line, without the words that may be a secret or a person: others read a
 * screen and the log of a scheduler. Picocli's own texts repeat every word.
 *
 * @param text what is wrong
 * @param near the word that was meant, where one is near
 */
record UsageFault(String text, Optional<String> near) {
  private static final String SET = "'--set'";
  private static final String END_OF_OPTIONS = "--";

  static UsageFault of(ParameterException fault, String[] words) {
    if (fault instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    // A typo in an option comes first: what is missing, or not understood, may be its value.
    List<String> unknown = unknown(fault.getCommandLine().getCommandSpec(), List.of(words));
    return unknown.isEmpty()
        ? new UsageFault(text(fault), Optional.empty())
        : options(fault.getCommandLine(), unknown);
  }

  private static String text(ParameterException fault) {
    // Not asked of its ArgSpec: picocli leaves that out where a word lacks its "=".
    String text = fault.getMessage();
    return text.contains(SET) ? "--set takes KEY=VALUE, as one word" : text;
  }

  /** The name of a command is no secret; a word after it may be the half of one. */
  private static UsageFault unmatched(UnmatchedArgumentException fault) {
    List<String> words = fault.getUnmatched();
    CommandLine line = fault.getCommandLine();
    List<String> options =
        words.stream().filter(word -> word.startsWith("-")).map(UsageFault::name).toList();
    if (!options.isEmpty()) {
      return options(line, options);
    }
    return line.getParent() == null
        ? new UsageFault(
            "unknown command: " + words.get(0), Nearest.close(words.get(0), known(line)))
        : new UsageFault(tooMany(words), Optional.empty());
  }

  private static Set<String> known(CommandLine root) {
    Set<String> known = new TreeSet<>(root.getSubcommands().keySet());
    known.addAll(root.getCommandSpec().optionsMap().keySet());
    return known;
  }

  private static String tooMany(List<String> words) {
    return words.stream().map(word -> "…").collect(Collectors.joining(" ", "too many words: ", ""));
  }

  private static UsageFault options(CommandLine line, List<String> unknown) {
    Collection<String> known = line.getCommandSpec().optionsMap().keySet();
    return new UsageFault(
        "unknown option: " + String.join(", ", unknown), Nearest.close(unknown.get(0), known));
  }

  /** The words of a command that look like an option and are none of its. */
  private static List<String> unknown(CommandSpec command, List<String> words) {
    List<String> unknown = new ArrayList<>();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      OptionSpec known = command.optionsMap().get(name(word));
      if (word.equals(END_OF_OPTIONS)) {
        break;
      }
      if (known == null && word.startsWith("-") && word.length() > 1) {
        unknown.add(name(word));
      } else if (takesNext(known, word) && rest.hasNext()) {
        rest.next();
      }
    }
    return unknown;
  }

  private static boolean takesNext(OptionSpec known, String word) {
    return known != null && known.arity().max() > 0 && name(word).equals(word);
  }

  /** An option without its value. */
  private static String name(String option) {
    return option.replaceAll("=.*", "");
  }
}
