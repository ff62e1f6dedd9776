package io.attentivecourier.attribute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.Person;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.AttributeSettings;
import io.attentivecourier.settings.IdentifierKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class APersonIsOneLineTest {
  private static final AttributeSettings.AttributeSetting TIER =
      Contract.column("tier", AttributeSettings.AttributeType.STRING);
  private static final AttributeSettings.AttributeSetting POINTS =
      Contract.column("points", AttributeSettings.AttributeType.NUMBER);

  @TempDir Path home;

  @Test
  void theLineIsTheUserRecordThatIsSent() throws IOException {
    Person row = good("phone", "(202) 555-0101", "points", 5, "tier", "gold");
    assertEquals(
        "{\"identifiers\":{\"phone\":\"+12025550101\"},"
            + "\"attributes\":{\"custom\":{\"TIER\":\"gold\",\"POINTS\":5}}}",
        text(row));
    assertEquals("+12025550101", row.identifier());
    assertArrayEquals(new byte[] {0b11}, row.present());
  }

  @Test
  void itIsAsciiInAnyLanguage() throws IOException {
    String line = text(good("phone", "2025550101", "tier", "größe \uD83C\uDF1F \u2028"));
    assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7F), line);
  }

  @Test
  void aNullIsLeftOutAndSetsNoBit() throws IOException {
    Person row = good("phone", "2025550101", "tier", null, "points", 5);
    assertTrue(text(row).endsWith("{\"custom\":{\"POINTS\":5}}}"), text(row));
    assertArrayEquals(new byte[] {0b10}, row.present());
    assertArrayEquals(new byte[] {0}, good("phone", "2025550101").present());
  }

  @Test
  void onePersonHashesAlikeForBothDestinations() throws IOException {
    IdentifierKey key = IdentifierKey.at(home.resolve("key"));
    assertEquals(key.memberHash().of("2025550101"), good("phone", "+1 202 555 0101").hash());
  }

  @Test
  void theHashOfTheValuesIsOfThemAlone() throws IOException {
    long values = good("phone", "2025550101", "tier", "gold", "points", 5).values();
    assertEquals(values, good("phone", "2025550102", "tier", "gold", "points", 5.0).values());
    assertNotEquals(values, good("phone", "2025550101", "tier", "gold", "points", 6).values());
    assertNotEquals(values, good("phone", "2025550101", "tier", "gold").values());
  }

  /** Files of known people of earlier builds hold it: another one would send everybody again. */
  @Test
  void itIsOfTheTypesAndThenOfTheLineBehindThePerson() throws IOException {
    long values = good("phone", "2025550101", "tier", "gö\"ld", "points", "5.50").values();
    String hashed =
        "\0\1,\"attributes\":{\"custom\":{\"TIER\":\"g\\u00F6\\\"ld\",\"POINTS\":5.5}}}";
    byte[] text = hashed.getBytes(StandardCharsets.US_ASCII);
    IdentifierKey key = IdentifierKey.at(home.resolve("key"));
    assertEquals(key.valuesHash().of(text, 0, text.length), values);
    long points = good("phone", "2025550101", "points", 5).values();
    byte[] one =
        "\1,\"attributes\":{\"custom\":{\"POINTS\":5}}}".getBytes(StandardCharsets.US_ASCII);
    assertEquals(key.valuesHash().of(one, 0, one.length), points);
  }

  @Test
  void anotherNameOrTypeIsAnotherHash() throws IOException {
    AttributeSettings.AttributeSetting date =
        Contract.column("tier", AttributeSettings.AttributeType.DATE);
    AttributeSettings.AttributeSetting named =
        new AttributeSettings.AttributeSetting(
            "tier",
            "Tier",
            AttributeSettings.AttributeType.STRING,
            AttributeSettings.Nulls.OMIT,
            null,
            false);
    RowBatch row = Contract.row("phone", "2025550101", "tier", "2026-11-22");
    long hash = Contract.phones(home, TIER).check(row).good().get(0).values();
    assertNotEquals(hash, Contract.phones(home, date).check(row).good().get(0).values());
    assertNotEquals(hash, Contract.phones(home, named).check(row).good().get(0).values());
  }

  @Test
  void theIdentifierThatIsNotTheAccountsMayBeAnAttribute() throws IOException {
    AttributeSettings.AttributeSetting email =
        Contract.column("email", AttributeSettings.AttributeType.STRING);
    AttributeRules rules = Contract.phones(home, email);
    RowBatch row = Contract.row("phone", "2025550101", "email", "sam@example.com");
    assertTrue(text(rules.check(row).good().get(0)).endsWith("{\"EMAIL\":\"sam@example.com\"}}}"));
  }

  @Test
  void anEmailIdentifiesWhereTheAccountSaysSo() throws IOException {
    AttributeRules rules = Contract.rules(home, IdentifierKind.EMAIL, TIER);
    Person row =
        rules.check(Contract.row("email", "Sam@Example.com", "tier", "gold")).good().get(0);
    assertTrue(text(row).startsWith("{\"identifiers\":{\"email\":\"sam@example.com\"},"));
  }

  @Test
  void theLargestRecordIsBelowAMebibyte() throws IOException {
    AttributeSettings.AttributeSetting[] declared =
        IntStream.range(0, 100)
            .mapToObj(APersonIsOneLineTest::longName)
            .toArray(AttributeSettings.AttributeSetting[]::new);
    Map<String, Object> row = new HashMap<>(Map.of("phone", "2025550101"));
    List.of(declared).forEach(each -> row.put(each.column(), "é".repeat(1000)));
    Person only =
        Contract.phones(home, declared).check(new RowBatch(1, List.of(row))).good().get(0);
    assertTrue(only.line().length < 1_048_576, only.line().length + " bytes");
    assertEquals(13, only.present().length);
    assertEquals(0b1111, only.present()[12]);
  }

  @Test
  void theFirstRuleInOrderIsNamedWithItsColumn() throws IOException {
    AttributeSettings.AttributeSetting needed =
        Contract.rejecting("needed", AttributeSettings.AttributeType.STRING);
    AttributeRules rules = Contract.phones(home, POINTS, TIER, needed);
    assertEquals(
        "row 1, column tier: encoding",
        told(rules, "phone", "", "points", "x", "tier", "\uFFFD", "needed", null));
    assertEquals(
        "row 1, column phone: identifier-missing",
        told(rules, "phone", "", "points", "x", "tier", "a", "needed", null));
    assertEquals(
        "row 1, column needed: attribute-null",
        told(rules, "phone", "2025550101", "points", "x", "tier", "a", "needed", " "));
    assertEquals(
        "row 1, column points: attribute-type",
        told(rules, "phone", "2025550101", "points", "x", "tier", "123-45-6789", "needed", "a"));
  }

  @Test
  void nothingPrintsAValue() throws IOException {
    Person row = good("phone", "2025550101", "tier", "canary-value");
    Rejection rejection =
        Contract.phones(home, POINTS)
            .check(Contract.row("phone", "2025550101", "points", "canary-value"))
            .rejections()
            .get(0);
    String all =
        row
            + " "
            + List.of(row)
            + rejection
            + Contract.phones(home, TIER)
                .check(Contract.row("phone", "2025550101", "tier", "canary-value"));
    assertFalse(all.contains("canary") || all.contains("5550101"), all);
    assertEquals(Rule.ATTRIBUTE_TYPE, rejection.rule());
  }

  private static AttributeSettings.AttributeSetting longName(int at) {
    String name = "%03d".formatted(at) + "ü".repeat(197);
    return new AttributeSettings.AttributeSetting(
        "c" + at,
        name,
        AttributeSettings.AttributeType.STRING,
        AttributeSettings.Nulls.OMIT,
        null,
        false);
  }

  private static String told(AttributeRules rules, Object... cells) {
    return rules.check(Contract.row(cells)).rejections().get(0).toString();
  }

  private Person good(Object... cells) throws IOException {
    return Contract.phones(home, TIER, POINTS).check(Contract.row(cells)).good().get(0);
  }

  private static String text(Person row) {
    return new String(row.line(), StandardCharsets.US_ASCII);
  }
}
