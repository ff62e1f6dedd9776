package io.attentivecourier.row;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that was probably meant. */
final class NearName {
  private static final int FARTHEST = 2;

  private NearName() {}

  /** The nearest of the known names, where one holds the other or few letters differ. */
  static Optional<String> of(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= FARTHEST)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    return a.contains(b) || b.contains(a) ? FARTHEST : edits(a, b);
  }

  /** Levenshtein's count of letters to add, drop or change. */
  private static int edits(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      above = nextRow(above, i, a.charAt(i - 1), b);
    }
    return above[b.length()];
  }

  private static int[] nextRow(int[] above, int first, char letter, String b) {
    int[] row = new int[above.length];
    row[0] = first;
    for (int j = 1; j < row.length; j++) {
      int changed = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
    }
    return row;
  }
}
