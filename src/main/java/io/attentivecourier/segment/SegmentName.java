package io.attentivecourier.segment;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Rule;
import java.util.Locale;
import java.util.Optional;

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
    return hasForeign(name) ? Optional.of(Rule.SEGMENT_CHARACTERS) : Optional.empty();
  }

  /** Whether a text holds a character that no name may have. */
  static boolean hasForeign(String text) {
    return !text.chars().allMatch(SegmentName::isTaken);
  }

  /** What two names share that differ only in case or spaces. */
  public static String foldedForm(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isTaken(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == ' '
        || c == '_'
        || c == '-';
  }
}
