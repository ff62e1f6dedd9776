package io.attentivecourier.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The known word that a typo most likely meant: the one with the fewest letters to add or remove,
 * without case. A swapped letter counts two, so that a shortened word finds its long form.
 */
public final class Nearest {
  /** One swapped letter and one added, or three added. */
  private static final int CLOSE = 3;

  private static final int LONGEST = 200;

  private Nearest() {}

  /**
   * The nearest key, where one is near: as {@link #close}, or of the same section, or of the same
   * last word in another one.
   */
  static Optional<String> key(String typo, Collection<String> keys) {
    return keys.stream()
        .filter(key -> isClose(typo, key) || isBeside(typo, key))
        .min(Comparator.comparingInt(key -> distance(typo, key)));
  }

  /** The root alone is no section: all keys would be near. */
  private static boolean isBeside(String typo, String key) {
    int typoEnd = typo.lastIndexOf('.');
    int keyEnd = key.lastIndexOf('.');
    String section = key.substring(0, Math.max(0, keyEnd));
    boolean sameSection =
        section.contains(".") && typo.substring(0, Math.max(0, typoEnd)).equalsIgnoreCase(section);
    return sameSection || typoEnd > 0 && typo.substring(typoEnd).equals(key.substring(keyEnd));
  }

  /**
   * The nearest, where it is near enough to be meant: one holds the other, or few letters differ.
   */
  public static Optional<String> close(String typo, Collection<String> words) {
    return words.stream()
        .filter(word -> isClose(typo, word))
        .min(Comparator.comparingInt(word -> distance(typo, word)));
  }

  private static boolean isClose(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    return isPart(a, b) || isPart(b, a) || distance(a, b) <= most(a, b);
  }

  /** A word of one or two letters is part of nearly any other. */
  private static boolean isPart(String whole, String part) {
    return part.length() > 2 && whole.contains(part);
  }

  /** In a short word three letters are another word: `foo` is no `to`. */
  private static int most(String a, String b) {
    return Math.min(CLOSE, Math.max(1, Math.min(a.length(), b.length()) / 2));
  }

  /** The nearest few, the nearest first. */
  public static List<String> few(String typo, Collection<String> words, int most) {
    return words.stream()
        .sorted(Comparator.comparingInt(word -> distance(typo, word)))
        .limit(most)
        .toList();
  }

  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    return a.length() + b.length() - 2 * common(start(a), start(b));
  }

  /** A text of 100,000 characters, pasted in the place of a key, is near to none. */
  private static String start(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }

  /** The length of the longest common subsequence, row by row. */
  private static int common(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (char letter : a.toCharArray()) {
      above = row(letter, b, above);
    }
    return above[b.length()];
  }

  private static int[] row(char letter, String b, int[] above) {
    int[] row = new int[above.length];
    for (int at = 0; at < b.length(); at++) {
      row[at + 1] = letter == b.charAt(at) ? above[at] + 1 : Math.max(above[at + 1], row[at]);
    }
    return row;
  }
}
