package io.attentivecourier.row;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * A phone as Attentive's file and its API take it. Length decides, not the numbering plan:
 * Attentive's own sample {@code 0234567890} is no number in use. No regex here: this runs once for
 * each of up to ten million rows.
 */
public final class Phone {
  private static final int LONGEST = "+".length() + 15;
  private static final int SHORTEST_ABROAD = "+".length() + 8;

  private Phone() {}

  /**
   * Ten ASCII digits, or null where the text is not of a documented form: outer spaces, an optional
   * leading {@code +}, then digits with only spaces, {@code - . ( )} before and between them.
   * Without {@code +}: 10 digits, or 11 that start with 1. With it: 1 and 10 more.
   */
  public static String tenDigits(String text) {
    String ten = tenOf(text);
    return ten != null ? ten : tenOf(compact(text));
  }

  /**
   * {@code +} and 8 to 15 digits, or null: what {@link #tenDigits} takes, and with a leading {@code
   * +} the number of any country. No country's code starts with 0, and numbers under 1 have ten
   * digits more: another count would be some other person's number, or nobody's.
   */
  public static String e164(String text) {
    String ten = tenDigits(text);
    if (ten != null) {
      return "+1" + ten;
    }
    String compact = compact(text);
    return isAbroad(compact) ? compact : null;
  }

  private static boolean isAbroad(String compact) {
    return compact.length() >= SHORTEST_ABROAD
        && compact.charAt(0) == '+'
        && compact.charAt(1) > '1';
  }

  /** Whether it is a phone of any door: a form of the files, or E.164 of 8 to 15 digits. */
  public static boolean isPhone(String text) {
    String compact = compact(text);
    return tenOf(compact) != null
        || compact.length() >= SHORTEST_ABROAD && compact.charAt(0) == '+';
  }

  /**
   * Whether libphonenumber knows ten digits as a number in use under country code 1. It costs about
   * 5 µs, a hundred times the shape test: only for what passed that.
   */
  public static boolean isValid(String tenDigits) {
    PhoneNumber number =
        new PhoneNumber().setCountryCode(1).setNationalNumber(Long.parseLong(tenDigits));
    return PhoneNumberUtil.getInstance().isValidNumber(number);
  }

  /** The same for a number in the form of {@link #e164}. */
  public static boolean isValidE164(String e164) {
    try {
      PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
      return plan.isValidNumber(plan.parse(e164, null));
    } catch (NumberParseException unknownCountry) {
      return false;
    }
  }

  /** Whether there is nothing but ASCII digits from that place on, and at least one. */
  static boolean areDigits(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return from < text.length();
  }

  /** The ten digits of a text that has no separators; most rows of a warehouse are such. */
  private static String tenOf(String text) {
    int skipped = text.length() - 10;
    boolean framed =
        skipped == 0
            || skipped == 1 && text.charAt(0) == '1'
            || skipped == 2 && text.startsWith("+1");
    return framed && areDigits(text, skipped) ? text.substring(skipped) : null;
  }

  /** Without outer spaces and separators; empty where anything else, or too much, is in it. */
  private static String compact(String text) {
    String trimmed = Cell.trimmed(text);
    StringBuilder compact = new StringBuilder(LONGEST);
    for (int at = 0; at < trimmed.length(); at++) {
      char character = trimmed.charAt(at);
      if (isDigit(character) || character == '+' && at == 0) {
        compact.append(character);
      } else if (!isSeparator(character)) {
        return "";
      }
    }
    return endsInDigit(trimmed) && compact.length() <= LONGEST ? compact.toString() : "";
  }

  private static boolean endsInDigit(String text) {
    return !text.isEmpty() && isDigit(text.charAt(text.length() - 1));
  }

  /** Not {@code Character.isDigit}: that takes full-width and Arabic digits too. */
  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isSeparator(char character) {
    return character == ' '
        || character == '-'
        || character == '.'
        || character == '('
        || character == ')';
  }
}
