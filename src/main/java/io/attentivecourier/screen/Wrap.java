package io.attentivecourier.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks a sentence at its blanks where a terminal ends, and never inside a word. */
final class Wrap {
  private static final String DEEPER = "    ";

  /** A word with the blanks before it. A command in backticks is one: it is there to be copied. */
  private static final Pattern WORD = Pattern.compile(" *(?:`[^`]*`|[^ `]|`)+");

  private Wrap() {}

  /** The lines of a text; each further one is set in deeper than the first. */
  static List<String> lines(String text, Terminal terminal) {
    int width = terminal.columns().orElse(Integer.MAX_VALUE);
    if (TextWidth.of(text) <= width) {
      return List.of(text);
    }
    String indent = text.substring(0, text.length() - text.stripLeading().length());
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    Matcher words = WORD.matcher(text.strip());
    while (words.find()) {
      if (!line.toString().isBlank() && TextWidth.of(line + words.group()) > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent + DEEPER).append(words.group().strip());
      } else {
        line.append(words.group());
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
