package io.attentivecourier.outbox;

import java.math.BigDecimal;
import java.util.Locale;

/** What the guards say: names, counts and limits, in one clause each. */
final class GuardText {
  private GuardText() {}

  static String minRows(String segment, Measure rows) {
    return text("%s has %,d valid rows, fewer than %,d", segment, rows.amount(), rows.of());
  }

  static String drop(String segment, Measure lost, BigDecimal percent, long rows) {
    return text("%s lost %,d of %,d rows", segment, lost.amount(), lost.of())
        + over(lost, percent)
        + text(" and %,d rows", rows);
  }

  static String growth(String segment, Measure more, BigDecimal percent, long rows) {
    return text("%s grew by %,d rows on %,d", segment, more.amount(), more.of())
        + over(more, percent)
        + text(" and %,d rows", rows);
  }

  static String removed(String segment, Measure gone, BigDecimal percent) {
    return text("%s lost %,d of %,d members", segment, gone.amount(), gone.of())
        + over(gone, percent);
  }

  static String rejected(Measure rejected, BigDecimal percent) {
    return text("%,d of %,d rows were rejected", rejected.amount(), rejected.of())
        + over(rejected, percent);
  }

  static String changed(Measure changed, BigDecimal percent) {
    return text("%,d of %,d people changed", changed.amount(), changed.of())
        + over(changed, percent);
  }

  static String vanished(String segment) {
    return segment + " was delivered before and is not in the result; its old members stay";
  }

  private static String over(Measure measure, BigDecimal limit) {
    return " (" + measure.percent() + "), over " + Measure.plain(limit) + " %";
  }

  private static String text(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
