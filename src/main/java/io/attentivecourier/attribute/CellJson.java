package io.attentivecourier.attribute;

import io.attentivecourier.settings.AttributeSettings;
import io.attentivecourier.warehouse.CellBatch;

/**
 * Writes a good value from its bytes as JSON, where it is of a form that most have. All else is
 * left to {@link AttributeColumns.AttributeColumn#read}, which has the last word.
 */
final class CellJson {
  /** Fewer digits tell nothing that Attentive forbids. */
  private static final int FEWEST_DIGITS = 8;

  private static final int MOST_WHOLE_DIGITS = 15;
  private static final int MOST_DECIMALS = 64;

  private CellJson() {}

  /** False if nothing was written: the value is another, or a bad one. */
  static boolean write(
      AttributeColumns.AttributeColumn column, CellBatch cells, int cell, JsonText to) {
    AttributeSettings.AttributeSetting setting = column.setting();
    byte[] bytes = cells.bytes();
    int from = cells.start(cell);
    int end = cells.end(cell);
    boolean checked = setting.sensitiveReason() == null;
    return switch (setting.type()) {
      case STRING -> cells.isBytes(cell) && text(bytes, from, end, checked, to);
      case NUMBER ->
          (cells.isBytes(cell) || cells.isNumber(cell)) && number(bytes, from, end, checked, to);
      case DATE -> cells.isDay(cell) && quote(bytes, from, end, to);
      case BOOLEAN -> false;
    };
  }

  private static boolean text(byte[] text, int from, int end, boolean checked, JsonText to) {
    int digits = 0;
    boolean blank = true;
    for (int at = from; at < end; at++) {
      byte one = text[at];
      if (!JsonText.isPlain(one)) {
        return false;
      }
      digits += isDigit(one) ? 1 : 0;
      blank &= one == ' ';
    }
    boolean plain = !blank && end - from <= AttributeColumns.AttributeColumn.LONGEST_TEXT;
    boolean harmless = !checked || digits < FEWEST_DIGITS && text[from] != '$' && text[from] != 'e';
    return plain && harmless && quote(text, from, end, to);
  }

  private static boolean quote(byte[] text, int from, int end, JsonText to) {
    to.add('"');
    to.add(text, from, end);
    to.add('"');
    return true;
  }

  /** A number without an exponent, in as few digits as it has. */
  private static boolean number(byte[] text, int from, int end, boolean checked, JsonText to) {
    int start = from < end && text[from] == '-' ? from + 1 : from;
    int point = digitsEnd(text, start, end);
    int whole = point - start;
    boolean formed = whole > 0 && whole <= MOST_WHOLE_DIGITS && (whole == 1 || text[start] != '0');
    if (!formed || point < end && !areDecimals(text, point, end)) {
      return false;
    }
    int last = withoutZeros(text, point, end);
    if (checked && last == point && whole >= FEWEST_DIGITS) {
      return false;
    }
    boolean zero = last == start + 1 && text[start] == '0';
    to.add(text, zero ? start : from, last);
    return true;
  }

  private static boolean areDecimals(byte[] text, int point, int end) {
    int count = end - point - 1;
    return text[point] == '.'
        && count > 0
        && count <= MOST_DECIMALS
        && digitsEnd(text, point + 1, end) == end;
  }

  private static int withoutZeros(byte[] text, int point, int end) {
    int last = end;
    while (last > point && (text[last - 1] == '0' || text[last - 1] == '.')) {
      last--;
    }
    return last;
  }

  private static int digitsEnd(byte[] text, int from, int end) {
    int at = from;
    while (at < end && isDigit(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(byte one) {
    return one >= '0' && one <= '9';
  }
}
