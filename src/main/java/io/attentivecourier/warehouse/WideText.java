package io.attentivecourier.warehouse;

/** A text that is longer than any rule takes: it is cut before it is kept. */
public final class WideText {
  /** No rule takes a text of a tenth of it. */
  public static final int LONGEST = 100_000;

  /**
   * The end of a value that was cut. With it the value is too long, whatever stood before: blanks,
   * or a phone.
   */
  private static final String TAIL = "x".repeat(2000);

  private WideText() {}

  /** The text as it is, or its beginning with a tail. */
  public static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, end(text)) + TAIL;
  }

  /** No character is cut in two. */
  private static int end(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
