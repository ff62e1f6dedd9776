package io.attentivecourier.list;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A phone of 10 or 11 digits as a number of 38 bits, in the order of its text: the ten digits get a
 * zero behind them, and the lowest bit says that there were eleven.
 */
final class PhoneKey {
  static final int BITS = 38;
  static final long NONE = -1;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Of eight digits the upper halves are threes, and stay so if six is added.
  private static final long HIGH = 0xF0F0F0F0F0F0F0F0L;
  private static final long ZEROS = 0x3030303030303030L;
  private static final long SIXES = 0x0606060606060606L;

  private static final int SHORT = 10;
  private static final int LONG = 11;
  private static final long EIGHT_DIGITS = 100_000_000;

  private PhoneKey() {}

  /** The key, or {@link #NONE} for a text that is not 10 or 11 ASCII digits. */
  static long of(String text) {
    int length = text.length();
    if (length != SHORT && length != LONG) {
      return NONE;
    }
    long number = number(text, length);
    if (number < 0) {
      return NONE;
    }
    return length == LONG ? number * 2 + 1 : number * 20;
  }

  /** The key of ten digits. */
  static long ofTen(long number) {
    return number * 20;
  }

  /** True if ten digits stand there. */
  static boolean isTen(byte[] text, int from, int to) {
    if (to - from < SHORT) {
      return false;
    }
    long eight = (long) EIGHT.get(text, from);
    boolean digits = (eight & HIGH) == ZEROS && (eight + SIXES & HIGH) == ZEROS;
    return digits && isDigit((char) text[from + 8]) && isDigit((char) text[from + 9]);
  }

  /** The digits of a key. */
  static String text(long key) {
    byte[] digits = new byte[LONG];
    return new String(digits, 0, write(key, digits, 0), StandardCharsets.ISO_8859_1);
  }

  /**
   * The key of the last phone that does not come after the text; -1 where all come after it.
   *
   * @param text begins with a digit
   */
  static long floor(String text) {
    int digits = 0;
    long number = 0;
    while (digits < Math.min(LONG, text.length()) && isDigit(text.charAt(digits))) {
      number = number * 10 + text.charAt(digits++) - '0';
    }
    if (digits == LONG) {
      return number * 2 + 1;
    }
    return digits < text.length() && text.charAt(digits) > '9'
        ? keyOf(number + 1, digits) - 1
        : keyOf(number, digits) - (digits == SHORT ? 0 : 1);
  }

  /** The key of ten digits, the missing ones zero. */
  private static long keyOf(long number, int digits) {
    long ten = number;
    for (int i = digits; i < SHORT; i++) {
      ten *= 10;
    }
    return ten * 20;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** Writes the digits and returns the position behind them. */
  static int write(long key, byte[] target, int at) {
    boolean isLong = (key & 1) == 1;
    long number = isLong ? key >>> 1 : key / 20;
    int end = at + (isLong ? LONG : SHORT);
    int first = (int) (number / EIGHT_DIGITS);
    for (int i = end - Long.BYTES - 1; i >= at; i--) {
      target[i] = (byte) ('0' + first % 10);
      first /= 10;
    }
    EIGHT.set(target, end - Long.BYTES, digits((int) (number % EIGHT_DIGITS)));
    return end;
  }

  /**
   * Eight digits as text, the first in the lowest byte: halves of four digits, then of two, then of
   * one, side by side in one number, and divided by a multiplication each.
   */
  private static long digits(int number) {
    long fours = number / 10_000 | (long) (number % 10_000) << 32;
    long hundreds = fours * 10_486 >>> 20 & 0x0000007F_0000007FL;
    long twos = hundreds | fours - hundreds * 100 << 16;
    long tens = twos * 103 >>> 10 & 0x000F000F_000F000FL;
    return (tens | twos - tens * 10 << 8) | ZEROS;
  }

  private static long number(String text, int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
