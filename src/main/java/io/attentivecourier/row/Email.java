package io.attentivecourier.row;

import java.util.Locale;
import org.apache.commons.validator.routines.EmailValidator;

/** An e-mail as files and API take it: ASCII, lower case, at most 100 characters. */
public final class Email {
  /** The one length that Attentive states, for its Identity API. */
  private static final int LONGEST = 100;

  private Email() {}

  /**
   * Trimmed and lower-cased, or null where it is not an address that both channels can carry. ASCII
   * is checked first: lower-casing makes a plain {@code k} of the Kelvin sign U+212A.
   */
  public static String normal(String text) {
    String trimmed = Cell.trimmed(text);
    if (trimmed.length() > LONGEST || !isPlain(trimmed)) {
      return null;
    }
    String lower = trimmed.toLowerCase(Locale.ROOT);
    return EmailValidator.getInstance().isValid(lower) ? lower : null;
  }

  /**
   * The validator takes {@code "a, b"@example.com}, which a file without quotes cannot hold, and
   * {@code jane\@home@example.com}, whose second {@code @} is escaped: each reader ends the name of
   * such a mailbox at another one.
   */
  private static boolean isPlain(String text) {
    int ats = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (!isPlain(character)) {
        return false;
      }
      ats += character == '@' ? 1 : 0;
    }
    return ats == 1;
  }

  private static boolean isPlain(char character) {
    boolean visible = character > ' ' && character < 0x7F;
    return visible && character != ',' && character != '"' && character != '\\';
  }
}
