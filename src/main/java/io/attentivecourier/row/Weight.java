package io.attentivecourier.row;

import java.util.Map;

/** What a row takes in memory, about, and what of it is kept. */
final class Weight {
  /** No rule takes a text of a tenth of it. */
  static final int LONGEST_TEXT = 100_000;

  /**
   * What is cut ends in these, so that it is too long whatever stood before: blanks, or a phone.
   */
  private static final String TAIL = "x".repeat(2000);

  private static final int OF_A_VALUE = 40;

  private Weight() {}

  /** Cuts what no rule takes; returns what the row took before. */
  static int cut(Map<String, Object> row) {
    long bytes = 0;
    for (Map.Entry<String, Object> cell : row.entrySet()) {
      int length = length(cell.getValue());
      if (length > LONGEST_TEXT) {
        cell.setValue(cut(cell.getValue()));
      }
      bytes += length + OF_A_VALUE;
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  private static int length(Object value) {
    return value instanceof String text
        ? text.length()
        : value instanceof byte[] binary ? binary.length : 0;
  }

  /** A binary value is refused for what it is, however short. */
  private static Object cut(Object value) {
    return value instanceof String text ? text.substring(0, end(text)) + TAIL : new byte[0];
  }

  /** No character is cut in two. */
  private static int end(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1))
        ? LONGEST_TEXT - 1
        : LONGEST_TEXT;
  }
}
