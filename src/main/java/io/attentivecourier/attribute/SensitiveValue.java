package io.attentivecourier.attribute;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.ModulusTenCheckDigit;

/**
 * Finds values of the content that Attentive's terms forbid. Content that cannot be told from a
 * value (health, beliefs, origin) is found by names alone.
 */
final class SensitiveValue {
  private static final int FEWEST_DIGITS = 8;
  private static final int LONGEST_IBAN = 34 + 8;

  /** 000 and 666 were never given out; 9xx are the tax numbers of those who have none. */
  private static final Pattern SOCIAL_SECURITY =
      Pattern.compile("(?<![\\d-])(?!000|666)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\d-])");

  /** Three decimals of a degree are 110 m; Attentive's limit is 1,850 feet, 564 m. */
  private static final Pattern LOCATION =
      Pattern.compile("[(\\[]?-?\\d{1,2}\\.\\d{3,}, ?-?\\d{1,3}\\.\\d{3,}[)\\]]?");

  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

  /** A hash by bcrypt; a JSON web token, whose two first parts begin with an escaped brace. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("\\$2[abxy]\\$\\d\\d\\$.*|eyJ[\\w-]+\\.eyJ[\\w-]+\\..*");

  private SensitiveValue() {}

  /**
   * @param value text or a number; of any other type nothing is told
   */
  static boolean isIn(Object value) {
    if (value instanceof BigDecimal number) {
      return number.scale() <= 0 && isIn(number.toPlainString());
    }
    return value instanceof String text && isIn(text);
  }

  private static boolean isIn(String text) {
    int digits = digits(text);
    return digits >= FEWEST_DIGITS && ofDigits(text, digits) || isCredential(text);
  }

  private static boolean isCredential(String text) {
    return (text.startsWith("$2") || text.startsWith("eyJ"))
        && CREDENTIAL.matcher(text).lookingAt();
  }

  private static boolean ofDigits(String text, int digits) {
    return digits >= CardNumber.FEWEST && CardNumber.isIn(text)
        || text.indexOf('-') >= 0 && SOCIAL_SECURITY.matcher(text).find()
        || text.indexOf('.') >= 0 && LOCATION.matcher(text).matches()
        || isIban(text);
  }

  private static boolean isIban(String text) {
    if (text.length() > LONGEST_IBAN || !Character.isLetter(text.charAt(0))) {
      return false;
    }
    String bare = text.replace(" ", "");
    return IBAN.matcher(bare).matches() && IBANValidator.getInstance().isValid(bare);
  }

  private static int digits(String text) {
    int digits = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      digits += character >= '0' && character <= '9' ? 1 : 0;
    }
    return digits;
  }

  /**
   * Card numbers in a text. Luhn's check alone takes every tenth number, so the start and the
   * length count too: they have to be an issuer's. With both, about one of thirty random numbers of
   * sixteen digits is taken for a card.
   */
  private static final class CardNumber {
    static final int FEWEST = 13;

    /** Not after a {@code +}: that is a phone. Single spaces and dashes may part the digits. */
    private static final Pattern RUN =
        Pattern.compile("(?<![\\d+])(?<![\\d+][ -])\\d(?:[ -]?\\d){12,18}(?![ -]?\\d)");

    /** As cards print them, also where other digits stand beside. */
    private static final Pattern PRINTED =
        Pattern.compile(
            "(?<![\\d+])(?:\\d{13,19}|\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{3})?"
                + "|\\d{4}([ -])\\d{6}\\2\\d{4,5})(?!\\d)");

    private static final int[] VISA = {13, 16, 19};
    private static final int[] SIXTEEN = {16};
    private static final int[] SIXTEEN_UP = {16, 17, 18, 19};
    private static final int[] DINERS = {14, 16, 19};

    private static final CreditCardValidator ISSUERS =
        new CreditCardValidator(
            new CreditCardRange[] {
              new CreditCardRange("4", null, VISA),
              new CreditCardRange("51", "55", SIXTEEN),
              new CreditCardRange("2221", "2720", SIXTEEN),
              new CreditCardRange("34", null, new int[] {15}),
              new CreditCardRange("37", null, new int[] {15}),
              new CreditCardRange("6011", null, SIXTEEN_UP),
              new CreditCardRange("644", "659", SIXTEEN_UP),
              new CreditCardRange("300", "305", DINERS),
              new CreditCardRange("36", null, DINERS),
              new CreditCardRange("38", "39", DINERS),
              new CreditCardRange("3528", "3589", SIXTEEN_UP),
              new CreditCardRange("62", null, SIXTEEN_UP),
            });

    /** A barcode of 14 digits is checked as one of 13: weights 1 and 3 in turn from the right. */
    private static final ModulusTenCheckDigit BARCODE =
        new ModulusTenCheckDigit(new int[] {1, 3}, true);

    private static final int LONGEST_BARCODE = 14;

    private CardNumber() {}

    static boolean isIn(String text) {
      return isIn(RUN.matcher(text)) || isIn(PRINTED.matcher(text));
    }

    /** From every place: {@code 2019 4111 …} is a year and a card. */
    private static boolean isIn(Matcher found) {
      for (int from = 0; found.find(from); from = found.start() + 1) {
        if (isCard(found.group().replace(" ", "").replace("-", ""))) {
          return true;
        }
      }
      return false;
    }

    private static boolean isCard(String digits) {
      return ISSUERS.isValid(digits) && !isBarcode(digits);
    }

    /** Barcodes of Germany and Japan start with 4, as the rare Visa numbers of 13 digits do. */
    private static boolean isBarcode(String digits) {
      return digits.length() <= LONGEST_BARCODE && BARCODE.isValid(digits);
    }
  }
}
