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
  static boolean isNorthAmerican(byte[] text, int from, int to) {
    boolean signed = isAt('+', text, from, to);
    int code = signed ? from + 1 : from;
    boolean grouped =
        isAt('1', text, code, to) && isNational(text, afterSeparator(text, code + 1, to), to)
            || !signed && isNational(text, from, to);
    return grouped && !isNumber(text, code, to);
  }

  /** {@code +}, then 8 to 15 digits of which the first is 2 to 9, with a separator where any is. */
  static boolean isOfOtherCountry(byte[] text) {
    int from = 0;
    int to = text.length;
    if (!isAt('+', text, from, to) || from + 1 == to || text[from + 1] < '2') {
      return false;
    }
    int digits = 0;
    int at = from + 1;
    while (at < to && isDigit(text[at])) {
      at = afterSeparator(text, at + 1, to);
      digits++;
    }
    boolean whole = at == to && isDigit(text[to - 1]) && !isNumber(text, from + 1, to);
    return whole && digits >= FEWEST_ABROAD && digits <= MOST_ABROAD;
  }

  /** A byte a character: what is beyond Latin-1 is a sign that no phone has. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The last so many digits, without what stands between them. */
  static String lastDigits(byte[] text, int count) {
    byte[] digits = new byte[count];
    int free = count;
    for (int at = text.length - 1; free > 0; at--) {
      if (isDigit(text[at])) {
        digits[--free] = text[at];
      }
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }

  /** The same before a place, as a number. */
  static long lastNumber(byte[] text, int to, int count) {
    long number = 0;
    long value = 1;
    int left = count;
    for (int at = to - 1; left > 0; at--) {
      if (isDigit(text[at])) {
        number += (text[at] - '0') * value;
        value *= 10;
        left--;
      }
    }
    return number;
  }

  /** The number that the digits between two places make; -1 if there is another sign. */
  static long number(byte[] text, int from, int to) {
    long number = 0;
    for (int at = from; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  static int digits(byte[] text) {
    int digits = 0;
    for (byte one : text) {
      digits += isDigit(one) ? 1 : 0;
    }
    return digits;
  }

  /** Not {@code Character.isDigit}: that takes full-width and Arabic digits too. */
  static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isNational(byte[] text, int from, int to) {
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
  private static boolean isRest(byte[] text, int from, int to, boolean apart) {
    int exchange = afterSeparator(text, from, to);
    int end = exchange + EXCHANGE;
    int line = apart || exchange > from ? afterSeparator(text, end, to) : end;
    return line + LINE == to && areDigits(text, exchange, end, to) && areDigits(text, line, to, to);
  }

  /** After one space, or one {@code -} or {@code .} with at most a space on each side. */
  private static int afterSeparator(byte[] text, int at, int to) {
    int sign = isAt(' ', text, at, to) ? at + 1 : at;
    if (!isAt('-', text, sign, to) && !isAt('.', text, sign, to)) {
      return sign;
    }
    return isAt(' ', text, sign + 1, to) ? sign + 2 : sign + 1;
  }

  /** One point among digits: {@code 202.5550147} is a number, and how it came by it is unknown. */
  private static boolean isNumber(byte[] text, int from, int to) {
    int points = 0;
    for (int at = from; at < to; at++) {
      if (text[at] == '.') {
        points++;
      } else if (!isDigit(text[at])) {
        return false;
      }
    }
    return points == 1;
  }

  private static boolean areDigits(byte[] text, int from, int end, int to) {
    if (end > to) {
      return false;
    }
    for (int at = from; at < end; at++) {
      if (!isDigit(text[at])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAt(char sign, byte[] text, int at, int to) {
    return at < to && text[at] == sign;
  }
}
