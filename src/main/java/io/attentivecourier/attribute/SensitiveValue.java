package io.attentivecourier.attribute;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;

/**
 * Whether a value is of the content that Attentive's terms forbid, as far as a value tells. What of
 * the list cannot be told from a value (health, beliefs, origin) is told by names alone.
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
}
