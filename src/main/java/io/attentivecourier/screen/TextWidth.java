package io.attentivecourier.screen;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Pattern;

/** How many columns of a terminal a text takes. */
final class TextWidth {
  /** Scripts whose characters take two columns. */
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final int FIRST_EMOJI = 0x1F300;
  private static final int LAST_EMOJI = 0x1FAFF;

  private TextWidth() {}

  /** The columns of a text; a colour takes none. */
  static int of(String text) {
    return text.chars().allMatch(TextWidth::isPlain) ? text.length() : ofAny(text);
  }

  /** Letters, digits and signs of ASCII, as most texts are. */
  private static boolean isPlain(int character) {
    return character >= ' ' && character <= '~';
  }

  private static int ofAny(String text) {
    return COLOUR.matcher(text).replaceAll("").codePoints().map(TextWidth::of).sum();
  }

  private static int of(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    return codePoint >= FIRST_EMOJI && codePoint <= LAST_EMOJI
        || WIDE.contains(UnicodeScript.of(codePoint));
  }
}
