package io.attentivecourier.list;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a list at Attentive: equal to that of a list there it replaces it, else it makes a
 * new one. So a name is refused, never rewritten.
 */
public final class SegmentName {
  private static final int LONGEST = 64;

  private SegmentName() {}

  /** The first of the segment rules that a name breaks; empty for a good name. */
  public static Optional<Rule> check(String name) {
    if (Cell.isBlank(name)) {
      return Optional.of(Rule.SEGMENT_MISSING);
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      return Optional.of(Rule.SEGMENT_LENGTH);
    }
    if (name.startsWith(" ") || name.endsWith(" ") || name.contains("  ")) {
      return Optional.of(Rule.SEGMENT_SPACES);
    }
    return hasForbiddenCharacter(name) ? Optional.of(Rule.SEGMENT_CHARACTERS) : Optional.empty();
  }

  /** True if a text holds a character that no name may have. */
  static boolean hasForbiddenCharacter(String text) {
    return !text.chars().allMatch(SegmentName::isAllowed);
  }

  /** The form that two names share if they differ only in case or spaces. */
  public static String foldedForm(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isAllowed(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == ' '
        || c == '_'
        || c == '-';
  }

  /**
   * Names that differ only in case or spaces. Attentive does not say whether it takes them for one
   * list or for two: the second would replace the first, or the old list would go stale beside it.
   */
  public static final class NameClashes {
    private NameClashes() {}

    /**
     * @param names good names of one run
     * @param delivered names ever delivered and not retired, of any pipeline
     * @throws Refusal {@link Reason#SEGMENT_CASE_CLASH}, naming all that clash
     */
    public static void refuse(Collection<String> names, Collection<String> delivered) {
      List<List<String>> clashes =
          byFoldedForm(names, delivered).values().stream()
              .filter(alike -> alike.size() > 1 && alike.stream().anyMatch(names::contains))
              .toList();
      if (!clashes.isEmpty()) {
        String segment = clashes.get(0).stream().filter(names::contains).findFirst().orElseThrow();
        throw new Refusal(Reason.SEGMENT_CASE_CLASH, segment, text(clashes));
      }
    }

    private static Map<String, List<String>> byFoldedForm(
        Collection<String> names, Collection<String> delivered) {
      return Stream.concat(names.stream(), delivered.stream())
          .distinct()
          .sorted()
          .collect(
              Collectors.groupingBy(SegmentName::foldedForm, TreeMap::new, Collectors.toList()));
    }

    private static String text(List<List<String>> clashes) {
      return clashes.stream()
          .map(alike -> "\"" + String.join("\" and \"", alike) + "\"")
          .collect(Collectors.joining("; "));
    }
  }

  /**
   * Groups that look as if nobody had named them, such as {@code Recipient 1}: two campaigns may
   * well have one each, and at Attentive the name says nothing. A control group is one that must
   * get no message, and so has no list to send.
   */
  public static final class DefaultNames {
    private static final Pattern LOOK =
        Pattern.compile("(recipient|treatment|control|group)(group)?\\d*");

    private DefaultNames() {}

    /**
     * One sentence, or nothing where every name says something.
     *
     * @param names of groups, or of segments where these have a column of their own
     */
    public static Optional<String> warning(Collection<String> names) {
      List<String> found =
          names.stream().filter(DefaultNames::isDefault).distinct().sorted().toList();
      return found.isEmpty() ? Optional.empty() : Optional.of(text(found));
    }

    private static boolean isDefault(String name) {
      return LOOK.matcher(name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT)).matches();
    }

    private static String text(List<String> found) {
      return String.join(", ", found)
          + (found.size() == 1 ? " looks like a default name" : " look like default names")
          + ": give the group a name of its own, and send no control group";
    }
  }
}
