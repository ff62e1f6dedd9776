package io.attentivecourier.subscriber;

import io.attentivecourier.row.Cell;

/**
 * What counts as a person's consent: a boolean true, or the text {@code true} in any case with
 * spaces around it. Nothing else: a 1, a yes or a date may mean something else where it comes from.
 */
final class Consent {
  private static final String GIVEN = "true";

  private Consent() {}

  static boolean isGiven(Object value) {
    return Boolean.TRUE.equals(value)
        || value instanceof String text && GIVEN.equalsIgnoreCase(withoutSpaces(text));
  }

  /** U+0020 alone: a tab or a line end is refused as what it is. */
  private static String withoutSpaces(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  /**
   * What is noted of a refused one; null where it is no text.
   *
   * @throws io.attentivecourier.run.Refusal for a column of a type that no consent has
   */
  static String text(String column, Object value) {
    return value instanceof Boolean given ? given.toString() : Cell.text(column, value);
  }
}
