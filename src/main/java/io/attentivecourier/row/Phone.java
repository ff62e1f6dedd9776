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
  /** In the place of ten digits where there are none. */
  public static final long NONE = -1;

  private static final int DIGITS = 10;

  /** Its code before ten digits. */
  private static final long COUNTRY_1 = 10_000_000_000L;

  private Phone() {}

  /**
   * Ten ASCII digits, or null where the text is not written as people write a phone of country 1:
   * {@link PhoneForm} has the groups. Outer spaces are trimmed.
   */
  public static String tenDigits(String text) {
    String ten = tenOf(text);
    return ten != null ? ten : tenOfGroups(text);
  }

  /** The same from bytes, as a number; {@link #NONE} in the place of null. */
  public static long tenDigits(byte[] text, int from, int to) {
    int skipped = to - from - DIGITS;
    boolean framed =
        skipped == 0
            || skipped == 1 && text[from] == '1'
            || skipped == 2 && text[from] == '+' && text[from + 1] == '1';
    long ten = framed ? PhoneForm.number(text, from + skipped, to) : NONE;
    return ten == NONE ? numberOfGroups(text, from, to) : ten;
  }

  private static long numberOfGroups(byte[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text[start] == ' ') {
      start++;
    }
    while (end > start && text[end - 1] == ' ') {
      end--;
    }
    return PhoneForm.isNorthAmerican(text, start, end)
        ? PhoneForm.lastNumber(text, end, DIGITS)
        : NONE;
  }

  /**
   * {@code +} and 8 to 15 digits, or null: what {@link #tenDigits} takes, and with a leading {@code
   * +} the number of any other country.
   */
  public static String e164(String text) {
    String ten = tenDigits(text);
    return ten != null ? "+1" + ten : abroad(text);
  }

  /** The same of ten digits as a number. */
  static String e164(long tenDigits) {
    return "+" + (COUNTRY_1 + tenDigits);
  }

  /**
   * The ten digits that a text of any grouping may have been meant for, or null. Never to be sent:
   * it is for finding the row of somebody whose phone was refused.
   */
  public static String anyTenDigits(String text) {
    byte[] bytes = PhoneForm.bytes(text);
    return tenOf(PhoneForm.lastDigits(bytes, PhoneForm.digits(bytes)));
  }

  /** True if it is a phone for any destination: a form of the files, or one of another country. */
  public static boolean isPhone(String text) {
    byte[] trimmed = PhoneForm.bytes(Cell.trimmed(text));
    return PhoneForm.isNorthAmerican(trimmed, 0, trimmed.length)
        || PhoneForm.isOfOtherCountry(trimmed);
  }

  /**
   * True if libphonenumber knows ten digits as a number in use under country code 1. It costs about
   * 5 µs, a hundred times the shape test: only for what passed that.
   */
  public static boolean isValid(String tenDigits) {
    return isValid(Long.parseLong(tenDigits));
  }

  /** The same of a number; never of {@link #NONE}. */
  static boolean isValid(long tenDigits) {
    PhoneNumber number = new PhoneNumber().setCountryCode(1).setNationalNumber(tenDigits);
    return tenDigits != NONE && PhoneNumberUtil.getInstance().isValidNumber(number);
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

  /** True if there is nothing but ASCII digits from that place on, and at least one. */
  static boolean areDigits(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (!PhoneForm.isDigit(text.charAt(at))) {
        return false;
      }
    }
    return from < text.length();
  }

  /** The ten digits of a text that has no separators; most rows of a warehouse are such. */
  private static String tenOf(String text) {
    int skipped = text.length() - DIGITS;
    boolean framed =
        skipped == 0
            || skipped == 1 && text.charAt(0) == '1'
            || skipped == 2 && text.startsWith("+1");
    return framed && areDigits(text, skipped) ? text.substring(skipped) : null;
  }

  private static String tenOfGroups(String text) {
    byte[] trimmed = PhoneForm.bytes(Cell.trimmed(text));
    return PhoneForm.isNorthAmerican(trimmed, 0, trimmed.length)
        ? PhoneForm.lastDigits(trimmed, DIGITS)
        : null;
  }

  private static String abroad(String text) {
    byte[] trimmed = PhoneForm.bytes(Cell.trimmed(text));
    return PhoneForm.isOfOtherCountry(trimmed)
        ? "+" + PhoneForm.lastDigits(trimmed, PhoneForm.digits(trimmed))
        : null;
  }
}
