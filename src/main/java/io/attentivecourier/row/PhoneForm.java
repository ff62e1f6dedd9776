package io.attentivecourier.row;

import java.nio.charset.StandardCharsets;

/**
 * The groups in which people write a phone. Digits in any other grouping are something else: a date
 * and an hour ({@code 2026-11-26 10}), an address ({@code 192.168.100.1}), an amount ({@code
 * 12345678.90}), a number that went through a float ({@code 202555010.0}). Each of these has ten
 * digits, which are those of somebody.
 *
 * <p>No regex and no object here: this runs once for each of up to ten million rows.
 */
final class PhoneForm {
  private static final int AREA = 3;
  private static final int EXCHANGE = 3;
  private static final int LINE = 4;
  private static final int FEWEST_ABROAD = 8;
  private static final int MOST_ABROAD = 15;

  private PhoneForm() {}

  /** {@code 1} or {@code +1} or nothing, a separator or none, and ten digits in their groups. */
  static boolean isNorthAmerican(String text, int from, int to) {
    boolean signed = isAt('+', text, from, to);
    int code = signed ? from + 1 : from;
    boolean grouped =
        isAt('1', text, code, to) && isNational(text, afterSeparator(text, code + 1, to), to)
            || !signed && isNational(text, from, to);
    return grouped && !isNumber(text, code, to);
  }

  /** {@code +}, then 8 to 15 digits of which the first is 2 to 9, with a separator where any is. */
  static boolean isOfOtherCountry(String text, int from, int to) {
    if (!isAt('+', text, from, to) || from + 1 == to || text.charAt(from + 1) < '2') {
      return false;
    }
    int digits = 0;
    int at = from + 1;
    while (at < to && isDigit(text.charAt(at))) {
      at = afterSeparator(text, at + 1, to);
      digits++;
    }
    boolean whole = at == to && isDigit(text.charAt(to - 1)) && !isNumber(text, from + 1, to);
    return whole && digits >= FEWEST_ABROAD && digits <= MOST_ABROAD;
  }

  /** The last so many digits before that place, without what stands between them. */
  static String lastDigits(String text, int to, int count) {
    byte[] digits = new byte[count];
    int free = count;
    for (int at = to - 1; free > 0; at--) {
      if (isDigit(text.charAt(at))) {
        digits[--free] = (byte) text.charAt(at);
      }
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }

  /** Not {@code Character.isDigit}: that takes full-width and Arabic digits too. */
  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isNational(String text, int from, int to) {
    boolean bracketed = isAt('(', text, from, to);
    int area = bracketed ? from + 1 : from;
    int end = area + AREA;
    return areDigits(text, area, end, to)
        && (bracketed
            ? isAt(')', text, end, to) && isRest(text, end + 1, to, true)
            : isRest(text, end, to, false));
  }

  /**
   * Three and four. Those two stand apart only from an area code that stands apart: six and four
   * are no form of a phone.
   */
  private static boolean isRest(String text, int from, int to, boolean apart) {
    int exchange = afterSeparator(text, from, to);
    int end = exchange + EXCHANGE;
    int line = apart || exchange > from ? afterSeparator(text, end, to) : end;
    return line + LINE == to && areDigits(text, exchange, end, to) && areDigits(text, line, to, to);
  }

  /** After one space, or one {@code -} or {@code .} with at most a space on each side. */
  private static int afterSeparator(String text, int at, int to) {
    int sign = isAt(' ', text, at, to) ? at + 1 : at;
    if (!isAt('-', text, sign, to) && !isAt('.', text, sign, to)) {
      return sign;
    }
    return isAt(' ', text, sign + 1, to) ? sign + 2 : sign + 1;
  }

  /** One point among digits: {@code 202.5550147} is a number, and how it came by it is unknown. */
  private static boolean isNumber(String text, int from, int to) {
    int points = 0;
    for (int at = from; at < to; at++) {
      if (text.charAt(at) == '.') {
        points++;
      } else if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return points == 1;
  }

  private static boolean areDigits(String text, int from, int end, int to) {
    if (end > to) {
      return false;
    }
    for (int at = from; at < end; at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAt(char sign, String text, int at, int to) {
    return at < to && text.charAt(at) == sign;
  }
}
