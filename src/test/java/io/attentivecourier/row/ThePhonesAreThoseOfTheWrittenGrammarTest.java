package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * The grammar once more, as expressions and form by form: what the product reads character by
 * character, without an object a row, takes the same texts.
 */
class ThePhonesAreThoseOfTheWrittenGrammarTest {
  private static final String S = "(?: | ?[-.] ?)";
  private static final String D3 = "[0-9]{3}";
  private static final String D4 = "[0-9]{4}";
  private static final String BRACKETS = "\\(" + D3 + "\\)";
  private static final String AREA = "(?:" + D3 + "|" + BRACKETS + ")";
  private static final String ALL = "[0-9]{10}";
  private static final String THREE = AREA + S + D3 + S + D4;
  private static final String TWO = AREA + S + "[0-9]{7}";
  private static final String BRACKETS_THREE = BRACKETS + D3 + S + D4;
  private static final String BRACKETS_TWO = BRACKETS + "[0-9]{7}";
  private static final Pattern HERE =
      Pattern.compile(
          "(?:\\+?1"
              + S
              + "?)?(?:"
              + String.join("|", ALL, THREE, TWO, BRACKETS_THREE, BRACKETS_TWO)
              + ")");
  private static final Pattern ABROAD = Pattern.compile("\\+[2-9](?:" + S + "?[0-9]){7,14}");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]*\\.[0-9]*");

  /** Parts of phones in any order. */
  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.of(
            "+",
            "1",
            "+1",
            "202",
            "555",
            "0147",
            "5550147",
            "2025550147",
            "(202)",
            "(",
            ")",
            " ",
            "-",
            ".",
            " - ",
            " . ",
            "- ",
            " .",
            "44",
            "+44",
            "7",
            "0",
            "202-555-0147",
            "  ",
            "\u00A0")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  /** Groups of digits of about the right length, with something between. */
  @Provide
  Arbitrary<String> groups() {
    Arbitrary<String> digits =
        Arbitraries.of(3, 3, 3, 3, 4, 4, 7, 10, 2)
            .flatMap(length -> Arbitraries.strings().numeric().ofLength(length));
    Arbitrary<String> sign =
        Arbitraries.of("", "", " ", " ", "-", "-", ".", " - ", " .", ") ", ")", "(", "--", "  ");
    Arbitrary<String> start =
        Arbitraries.of("", "", "+", "+1", "1", "1 ", "(", "1 (", "+44 ", "+3", " ");
    Arbitrary<String> rest =
        digits
            .flatMap(some -> sign.map(after -> some + after))
            .list()
            .ofMinSize(0)
            .ofMaxSize(3)
            .map(groups -> String.join("", groups));
    return start.flatMap(s -> rest.flatMap(middle -> digits.map(last -> s + middle + last)));
  }

  @Property(tries = 20_000)
  void ofPartsInAnyOrder(@ForAll("parts") String text) {
    check(text);
  }

  @Property(tries = 5_000)
  void ofGroupsOfAnyLength(@ForAll("groups") String text) {
    check(text);
    Statistics.label("phones")
        .collect(Phone.isPhone(text))
        .coverage(some -> some.check(true).percentage(share -> share > 3));
  }

  @Property
  void ofAnyText(@ForAll String text) {
    check(text);
  }

  private static void check(String text) {
    String trimmed = text.replaceAll("^ +| +$", "");
    boolean here = HERE.matcher(trimmed).matches() && !NUMBER.matcher(trimmed).matches();
    boolean abroad = ABROAD.matcher(trimmed).matches() && !NUMBER.matcher(trimmed).matches();
    String digits = text.replaceAll("[^0-9]", "");
    String ten = here ? digits.substring(digits.length() - 10) : null;
    assertEquals(ten, Phone.tenDigits(text));
    assertEquals(here ? "+1" + ten : abroad ? "+" + digits : null, Phone.e164(text));
    assertEquals(here || abroad, Phone.isPhone(text));
  }
}
