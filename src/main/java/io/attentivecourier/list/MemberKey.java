package io.attentivecourier.list;

/**
 * The beginning of a member as a number of 40 bits, in the order of the members' texts: those that
 * begin with a character below the digits, with a digit, and with one above them. A phone is known
 * by it; of others it is the first five characters, or the phone at or before them.
 */
final class MemberKey {
  static final int BITS = 40;
  static final long MASK = (1L << BITS) - 1;

  private static final long DIGIT = 1L << PhoneKey.BITS;
  private static final long ABOVE = 2L << PhoneKey.BITS;
  private static final int CHARACTERS = 5;
  private static final int CHARACTER_BITS = 7;

  private MemberKey() {}

  /** One is added, for texts that come before all phones. */
  static long ofPhone(long phoneKey) {
    return DIGIT + phoneKey + 1;
  }

  /** The phone of a key, whatever stands above its 40 bits. */
  static long phone(long key) {
    return (key & DIGIT - 1) - 1;
  }

  /**
   * @param text not empty, ASCII, and no phone
   */
  static long ofText(String text) {
    char first = text.charAt(0);
    if (first >= '0' && first <= '9') {
      return ofPhone(PhoneKey.floor(text));
    }
    return (first < '0' ? 0 : ABOVE) | characters(text);
  }

  /** Zeros behind a shorter one. */
  private static long characters(String text) {
    long characters = 0;
    for (int i = 0; i < CHARACTERS; i++) {
      char next = i < text.length() ? text.charAt(i) : 0;
      characters = characters << CHARACTER_BITS | next;
    }
    return characters;
  }
}
