package io.attentivecourier.settings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A value in which no character was lost on its way here. A password or a query with another
 * character in it is another one.
 */
final class Legible {
  private static final char LOST = '\uFFFD';
  private static final int ASCII = 127;

  private Legible() {}

  /**
   * @throws SettingsFault that names the key and never the value
   */
  static String require(String key, String text) {
    if (text.indexOf(LOST) >= 0) {
      throw new SettingsFault(
          key,
          "holds U+FFFD: a character was lost on its way here",
          "write the character anew, and save the file as UTF-8");
    }
    return text;
  }

  /** A variable, which the JVM reads in the locale's charset. */
  static String ofEnvironment(String key, String text) {
    Charset read = Charset.defaultCharset();
    boolean isUtf8 = read.equals(StandardCharsets.UTF_8) && text.indexOf(LOST) < 0;
    if (!isUtf8 && text.chars().anyMatch(letter -> letter > ASCII)) {
      throw new SettingsFault(
          key,
          "comes from the environment, and cannot be read in the charset of this locale, " + read,
          "set LC_ALL=C.UTF-8 and give the variable in UTF-8, or set the key in a file");
    }
    return text;
  }
}
