package io.attentivecourier.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a name reads as content that Attentive's terms forbid in attributes (its page on personal
 * information). A name is taken apart into words first, by case, digits and everything that is
 * neither, so that {@code discard_date} has no card in it and {@code trace} no race. A false alarm
 * costs one line, the reason; a miss breaks the contract. Common innocent names are let through:
 * {@code gift_card_balance}, {@code race_shoe_size}, {@code credit_union}.
 */
public final class SensitiveNames {
  private static final Pattern BORDER =
      Pattern.compile(
          "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})|[^\\p{L}\\p{N}]+");
  private static final Pattern APOSTROPHE = Pattern.compile("['\\u2019]");

  private SensitiveNames() {}

  /** The content in words, such as {@code health data}; null for a harmless name. */
  public static String content(String name) {
    String bare = APOSTROPHE.matcher(name).replaceAll("");
    String words = BORDER.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    String joined = words.replace(" ", "");
    for (SensitiveContent content : SensitiveContent.values()) {
      if (content.isIn(words, joined)) {
        return content.text();
      }
    }
    return null;
  }
}
