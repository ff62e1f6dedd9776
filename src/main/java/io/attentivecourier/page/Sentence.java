package io.attentivecourier.page;

import java.util.Locale;

/** A clause of the product's as a sentence on a page: a capital first, a full stop last. */
final class Sentence {
  private Sentence() {}

  static String of(String clause) {
    if (clause.isBlank()) {
      return clause;
    }
    String text = clause.strip();
    boolean ends = text.endsWith(".") || text.endsWith("?") || text.endsWith("…");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (ends ? "" : ".");
  }
}
