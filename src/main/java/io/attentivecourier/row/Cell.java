package io.attentivecourier.row;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;

/** One value of a row, as text. */
public final class Cell {
  private static final int LONGEST_RUN_OF_ZEROS = 64;
  private static final char REPLACEMENT = '\uFFFD';

  private Cell() {}

  /**
   * Text as it is, integers and exact decimals as plain digits ({@code 5555550100.00} is {@code
   * 5555550100}), null as null.
   *
   * @throws Refusal {@link Reason#COLUMN_UNKNOWN} for any other type: a floating-point column has
   *     lost digits (a float keeps 7 of a phone's 10) and nobody can tell in which rows
   */
  public static String text(String column, Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof BigDecimal decimal) {
      return plain(decimal);
    }
    if (isWhole(value)) {
      return value.toString();
    }
    throw refused(column, value);
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof BigInteger
        || value instanceof Short
        || value instanceof Byte;
  }

  /** {@code 1E+1000000000} written out would fill the memory: it stays as it is, and is refused. */
  private static String plain(BigDecimal decimal) {
    BigDecimal shortest = decimal.stripTrailingZeros();
    boolean writable = Math.abs((long) shortest.scale()) <= LONGEST_RUN_OF_ZEROS;
    return writable ? shortest.toPlainString() : shortest.toString();
  }

  private static Refusal refused(String column, Object value) {
    String type = value.getClass().getSimpleName();
    String why = isFloating(value) ? ", which loses digits" : "";
    return new Refusal(
        Reason.COLUMN_UNKNOWN,
        "column " + column + " is of type " + type + why + ": cast it to text in the query");
  }

  static boolean isFloating(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  /** Null, empty, or nothing in it that a person would see. */
  public static boolean isBlank(String text) {
    int at = 0;
    while (text != null && at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return text == null || at == text.length();
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** True if a character was lost before it came here: U+FFFD, or half of a pair. */
  public static boolean isMangled(String text) {
    for (int at = 0; text != null && at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == REPLACEMENT || Character.isSurrogate(character) && !isPair(text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** No stream: this runs for each text of each row, and a stream costs more than its look. */
  public static boolean hasControls(String text) {
    for (int at = 0; text != null && at < text.length(); at++) {
      if (Character.isISOControl(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** Without outer spaces. Only U+0020: other blanks are not Attentive's, and are refused. */
  static String trimmed(String text) {
    int from = start(text);
    return text.substring(from, end(text, from));
  }

  /** The start of {@link #trimmed}, for code that reads a text in place, without a copy. */
  static int start(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    return from;
  }

  /** The end of {@link #trimmed}. */
  static int end(String text, int from) {
    int to = text.length();
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return to;
  }
}
