package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Phones are only a number and addresses are text, and both may be in one list. */
class AKeyKeepsTheOrderOfTextsTest {
  @Property(tries = 5000)
  void aLowerKeyIsALowerText(@ForAll("members") String one, @ForAll("members") String other) {
    int keys = Long.compare(key(one), key(other));
    int texts = Integer.signum(one.compareTo(other));
    assertTrue(keys == texts || keys == 0 && (texts == 0 || isLater(one, other, texts)));
    assertTrue(key(one) >= 0 && key(one) <= MemberKey.MASK);
  }

  /** Of one key, a phone comes first: it has no bytes. */
  private static boolean isLater(String one, String other, int texts) {
    String first = texts < 0 ? one : other;
    String second = texts < 0 ? other : one;
    return PhoneKey.of(second) == PhoneKey.NONE
        && (PhoneKey.of(first) == PhoneKey.NONE || !first.equals(second));
  }

  @Property
  void aPhoneIsReadFromItsKey(@ForAll("phones") String phone) {
    byte[] digits = new byte[phone.length()];
    long ofThirdSegment = 3L << MemberKey.BITS;
    assertEquals(
        phone.length(), PhoneKey.write(MemberKey.phone(ofThirdSegment | key(phone)), digits, 0));
    assertEquals(phone, new String(digits, StandardCharsets.US_ASCII));
  }

  @Provide
  Arbitrary<String> phones() {
    return Arbitraries.strings().withChars('0', '1', '5', '9').ofMinLength(10).ofMaxLength(11);
  }

  @Provide
  Arbitrary<String> members() {
    return Arbitraries.oneOf(
        phones(),
        Arbitraries.strings().withChars('0', '9', '.', '@').ofMinLength(1).ofMaxLength(13),
        Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(8));
  }

  private static long key(String member) {
    long phone = PhoneKey.of(member);
    return phone == PhoneKey.NONE ? MemberKey.ofText(member) : MemberKey.ofPhone(phone);
  }
}
