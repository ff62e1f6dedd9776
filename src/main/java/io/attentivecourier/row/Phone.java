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
  private static final int DIGITS = 10;

  private Phone() {}

  /**
   * Ten ASCII digits, or null where the text is not written as people write a phone of country 1:
   * {@link PhoneForm} has the groups. Outer spaces are trimmed.
   */
  public static String tenDigits(String text) {
    String ten = tenOf(text);
    return ten != null ? ten : tenOfGroups(text);
  }

  /**
   * {@code +} and 8 to 15 digits, or null: what {@link #tenDigits} takes, and with a leading {@code
   * +} the number of any other country.
   */
  public static String e164(String text) {
    String ten = tenDigits(text);
    return ten != null ? "+1" + ten : abroad(text);
  }

  /**
   * The ten digits that a text of any grouping may have been meant for, or null. Never to be sent:
   * it is for finding the row of somebody whose phone was refused.
   */
  public static String anyTenDigits(String text) {
    int digits = digits(text);
    String all = PhoneForm.lastDigits(text, text.length(), digits);
    return tenOf(all);
  }

  /** True if it is a phone for any destination: a form of the files, or one of another country. */
  public static boolean isPhone(String text) {
    int from = Cell.start(text);
    int to = Cell.end(text, from);
    return PhoneForm.isNorthAmerican(text, from, to) || PhoneForm.isOfOtherCountry(text, from, to);
  }

  /**
   * True if libphonenumber knows ten digits as a number in use under country code 1. It costs about
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
    int from = Cell.start(text);
    int to = Cell.end(text, from);
    return PhoneForm.isNorthAmerican(text, from, to)
        ? PhoneForm.lastDigits(text, to, DIGITS)
        : null;
  }

  private static String abroad(String text) {
    int from = Cell.start(text);
    int to = Cell.end(text, from);
    if (!PhoneForm.isOfOtherCountry(text, from, to)) {
      return null;
    }
    int digits = digits(text);
    boolean plain = digits + 1 == to - from;
    return plain ? text.substring(from, to) : "+" + PhoneForm.lastDigits(text, to, digits);
  }

  private static int digits(String text) {
    int digits = 0;
    for (int at = 0; at < text.length(); at++) {
      digits += PhoneForm.isDigit(text.charAt(at)) ? 1 : 0;
    }
    return digits;
  }
}
