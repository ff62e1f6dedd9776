package io.attentivecourier.attribute;

import io.attentivecourier.row.Cell;
import io.attentivecourier.settings.AttributeSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A value of the warehouse as a value of a declared type, or null where it is none. Strict: a type
 * is fixed at Attentive by the first value, and what is guessed at stays wrong there.
 */
final class TypedValue {
  /** A double holds every whole number up to 9.007e15, so any reader holds these. */
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

  /** A number's form in JSON without exponent; the count of its digits bounds the work. */
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,64})?");

  private static final int MOST_DECIMALS = 64;

  private TypedValue() {}

  /**
   * @param raw not null and not blank
   */
  static Object of(AttributeSettings.AttributeType type, Object raw) {
    return switch (type) {
      case STRING -> text(raw);
      case NUMBER -> number(raw);
      case BOOLEAN -> truth(raw);
      case DATE -> DateValue.iso(raw);
    };
  }

  /** A floating-point number has lost digits, so that its text is no identifier any more. */
  private static String text(Object raw) {
    if (raw instanceof Boolean || raw instanceof UUID) {
      return raw.toString();
    }
    return raw instanceof String || isExact(raw) ? Cell.text("", raw) : null;
  }

  private static boolean isExact(Object raw) {
    return raw instanceof BigDecimal
        || raw instanceof Long
        || raw instanceof Integer
        || raw instanceof BigInteger
        || raw instanceof Short
        || raw instanceof Byte;
  }

  private static BigDecimal number(Object raw) {
    BigDecimal number = decimal(raw);
    if (number == null || number.signum() == 0) {
      return number == null ? null : BigDecimal.ZERO;
    }
    BigDecimal shortest = number.stripTrailingZeros();
    boolean fits = shortest.scale() <= MOST_DECIMALS && shortest.abs().compareTo(LIMIT) < 0;
    return fits ? shortest : null;
  }

  private static BigDecimal decimal(Object raw) {
    if (raw instanceof String text) {
      return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }
    if (raw instanceof Double || raw instanceof Float) {
      return Double.isFinite(((Number) raw).doubleValue()) ? new BigDecimal(raw.toString()) : null;
    }
    return exact(raw);
  }

  private static BigDecimal exact(Object raw) {
    if (raw instanceof BigDecimal decimal) {
      return decimal;
    }
    if (raw instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    return isExact(raw) ? BigDecimal.valueOf(((Number) raw).longValue()) : null;
  }

  private static Boolean truth(Object raw) {
    if (raw instanceof Boolean truth) {
      return truth;
    }
    boolean isTrue = raw instanceof String text && text.equalsIgnoreCase("true");
    boolean isFalse = raw instanceof String text && text.equalsIgnoreCase("false");
    return isTrue || isFalse ? (Boolean) isTrue : null;
  }
}
