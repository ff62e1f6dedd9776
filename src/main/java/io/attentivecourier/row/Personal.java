package io.attentivecourier.row;

import java.util.regex.Pattern;

/**
 * Finds texts that look like a person, in places that everybody may read, such as a segment's name:
 * names come from a query, and by mistake may be the members themselves.
 */
public final class Personal {
  /** Stands in its place. No hash: all phones of a country are hashed in minutes. */
  public static final String WITHHELD = "withheld";

  /** Ten digits in a row, a phone in its groups of 3, 3 and 4, or anything with an at sign. */
  private static final Pattern LIKE =
      Pattern.compile(
          "\\p{Nd}{10}|[@\uFF20]|(?<!\\p{Nd})1?[ ._()-]*\\p{Nd}{3}[ ._()-]*\\p{Nd}{3}["
              + " ._()-]*\\p{Nd}{4}(?!\\p{Nd})");

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Personal() {}

  public static boolean isLike(String text) {
    boolean like = LIKE.matcher(text).find() || Phone.isPhone(text);
    return like && !UUID.matcher(text).matches();
  }

  /** The text, or that it is withheld. */
  public static String masked(String text) {
    return isLike(text) ? WITHHELD : text;
  }
}
