package io.attentivecourier.page;

import io.attentivecourier.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do next, as the product says it everywhere, for somebody who has no shell: a command that
 * has a form here leads to it, any other stays a command.
 */
final class Advice {
  private static final Pattern COMMAND = Pattern.compile("`courier (\\w+)([^`]*)`|`([^`]*)`");
  private static final Pattern RUN =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.[a-z0-9-]{1,40}\\.\\d{1,9}");

  private final Visit visit;
  private final RunId run;
  private final String segment;

  /**
   * @param run that it is about; null for a date on which nothing ran
   * @param segment that it is about, or null
   */
  Advice(Visit visit, RunId run, String segment) {
    this.visit = visit;
    this.run = run;
    this.segment = segment;
  }

  List<Phrase> of(String text) {
    List<Phrase> phrases = new ArrayList<>();
    Matcher command = COMMAND.matcher(text);
    int at = 0;
    while (command.find()) {
      phrases.add(Phrase.plain(text.substring(at, command.start())));
      phrases.add(phrase(command));
      at = command.end();
    }
    phrases.add(Phrase.plain(text.substring(at)));
    return phrases.stream().filter(one -> !one.text().isEmpty()).toList();
  }

  private Phrase phrase(Matcher command) {
    if (command.group(3) != null) {
      return Phrase.code(command.group(3));
    }
    String rest = command.group(2);
    return switch (command.group(1)) {
      case "release", "retry" -> act(command.group(1), run(rest), rest);
      case "run", "plan", "resume" -> pipeline(command.group(1), rest);
      case "retire" -> retire(rest);
      default -> Phrase.code("courier " + command.group(1) + rest);
    };
  }

  private String run(String rest) {
    Matcher named = RUN.matcher(rest);
    return named.find() ? named.group() : run == null ? null : run.toString();
  }

  private static Phrase act(String act, String run, String rest) {
    return run == null
        ? Phrase.code("courier " + act + rest)
        : Phrase.link(act + " it", "/runs/" + run + "#" + act);
  }

  private Phrase pipeline(String act, String rest) {
    String[] words = rest.strip().split("\\s+");
    boolean known = visit.pipeline(words[0]).isPresent();
    return known
        ? Phrase.link(act + " " + words[0], Visit.pipelineHref(words[0]) + "#" + act)
        : Phrase.code("courier " + act + rest);
  }

  private Phrase retire(String rest) {
    return segment == null
        ? Phrase.code("courier retire" + rest)
        : Phrase.link("retire it", visit.segmentHref(segment) + "#retire");
  }
}
