package io.attentivecourier.sandbox;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The types of an attribute. Attentive reads a first value {@code '24'} as a Number although it is
 * text, so the text of a first value counts, not its form in JSON.
 */
enum ValueType {
  NUMBER,
  BOOLEAN,
  DATE,
  STRING;

  private static final Pattern NUMERIC = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final Pattern ISO =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2})?)?");

  static ValueType named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  static ValueType ofFirst(Object value) {
    if (value instanceof Boolean) {
      return BOOLEAN;
    }
    if (NUMBER.takes(value)) {
      return NUMBER;
    }
    return DATE.takes(value) ? DATE : STRING;
  }

  boolean takes(Object value) {
    return switch (this) {
      case NUMBER -> value instanceof Number || isText(value, NUMERIC);
      case BOOLEAN -> value instanceof Boolean;
      case DATE -> isText(value, ISO);
      case STRING -> value instanceof String;
    };
  }

  private static boolean isText(Object value, Pattern shape) {
    return value instanceof String text && shape.matcher(text).matches();
  }
}
