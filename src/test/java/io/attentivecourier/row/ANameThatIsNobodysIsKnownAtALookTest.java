package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The look before the patterns leaves nothing out that they would find. */
class ANameThatIsNobodysIsKnownAtALookTest {
  private static final String[] PARTS = {
    "0",
    "2",
    "5",
    "55",
    "555",
    "0100",
    "202",
    "+",
    "-",
    " ",
    "(",
    ")",
    ".",
    "@",
    "\uFF20",
    "a",
    "\u0663",
    "\uFF15",
    "\uD835\uDFDC",
    "\uD835",
    "1"
  };

  private static final Pattern LIKE =
      Pattern.compile(
          "\\p{Nd}{10}|[@\uFF20]|(?<!\\p{Nd})1?[ ._()-]*\\p{Nd}{3}[ ._()-]*\\p{Nd}{3}["
              + " ._()-]*\\p{Nd}{4}(?!\\p{Nd})");

  @Test
  void itAnswersAsThePatternsDo() {
    Random random = new Random(12);
    for (int name = 0; name < 300_000; name++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(16), 0, PARTS.length).forEach(at -> text.append(PARTS[at]));
      String one = text.toString();
      assertEquals(LIKE.matcher(one).find() || Phone.isPhone(one), Personal.isLike(one), one);
    }
  }

  @Test
  void theShortestPhoneOfAnotherCountryIsSomebodys() {
    assertTrue(Personal.isLike("+4755550100"));
    assertTrue(Personal.isLike("+29055501"));
  }
}
