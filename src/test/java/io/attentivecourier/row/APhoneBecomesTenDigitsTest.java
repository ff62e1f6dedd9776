package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class APhoneBecomesTenDigitsTest {

  @Provide
  Arbitrary<String> nearPhones() {
    return Arbitraries.strings().withChars("0123456789+-.() ").ofMaxLength(18);
  }

  @Provide
  Arbitrary<String> tenDigits() {
    return Arbitraries.strings().numeric().ofLength(10);
  }

  @Property
  void whateverIsTakenHasTenAsciiDigits(@ForAll("nearPhones") String text) {
    String ten = Phone.tenDigits(text);
    assertTrue(ten == null || ten.matches("[0-9]{10}"));
  }

  @Property
  void nothingElseIsEverTaken(@ForAll String text) {
    String ten = Phone.tenDigits(text);
    assertTrue(ten == null || ten.matches("[0-9]{10}"));
  }

  @Property
  void whatIsNormalStaysAsItIs(@ForAll("tenDigits") String ten) {
    assertEquals(ten, Phone.tenDigits(ten));
  }

  @Property
  void everyWrittenFormGivesTheSameDigits(@ForAll("tenDigits") String ten) {
    String area = ten.substring(0, 3);
    String rest = ten.substring(3);
    assertEquals(ten, Phone.tenDigits("+1" + ten));
    assertEquals(ten, Phone.tenDigits("1" + ten));
    assertEquals(ten, Phone.tenDigits(" +1 (" + area + ") " + rest + " "));
  }
}
