package io.attentivecourier.sandbox;

/**
 * The names of attributes. Attentive forbids quotes, brackets, backslash and bar in the keys of
 * events and says nothing of attributes; comma and control characters are ours.
 */
final class AttributeName {

  private static final int LONGEST = 200;
  private static final String FORBIDDEN = "\"'{}[]\\|,";

  private AttributeName() {}

  static boolean isShortEnough(String name) {
    return !name.isEmpty() && name.length() <= LONGEST;
  }

  static boolean isPlain(String name) {
    return name.chars().noneMatch(c -> FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c));
  }
}
