package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.NameTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TwoPairsThatMeetInOneNameStopTheRunTest {
  record Pair(String campaign, String group) {
    Pair withoutSpaces() {
      return new Pair(campaign.replace(" ", ""), group.replace(" ", ""));
    }
  }

  private static final Pair VIP = new Pair("Spring", "SaleVIP");
  private static final Pair SALE = new Pair("SpringSale", "VIP");

  @Test
  void nothingBetweenLetsThemMeet() {
    Refusal refusal = refused("{{ campaign_name }}{{ group_name }}", VIP, SALE);
    assertEquals("SpringSaleVIP", refusal.segment());
    assertEquals(
        "segment SpringSaleVIP is made of campaign Spring with group SaleVIP,"
            + " and of campaign SpringSale with group VIP",
        refusal.getMessage());
  }

  @Test
  void aSeparatorThatIsAlsoInTheNamesDoesToo() {
    Refusal refusal =
        refused(
            "SD_{{ group_name }}_{{ campaign_name }}", new Pair("A_B", "C"), new Pair("B", "C_A"));
    assertEquals(
        "segment SD_C_A_B is made of campaign A_B with group C, and of campaign B with group C_A",
        refusal.getMessage());
  }

  @Test
  void aSeparatorKeepsThemApart() {
    assertDoesNotThrow(() -> noted("{{ campaign_name }}_{{ group_name }}", VIP, SALE).refuse());
  }

  @Test
  void aPairWithAndWithoutSpacesIsOne() {
    Pair spaced = new Pair("Spring ", "Sale VIP");
    assertDoesNotThrow(() -> noted("{{ campaign_name }}{{ group_name }}", VIP, spaced).refuse());
  }

  @Test
  void aTemplateOfOneColumnMergesOnPurpose() {
    Pair other = new Pair("Spring", "New");
    assertDoesNotThrow(() -> noted("{{ campaign_name }}", VIP, other).refuse());
  }

  @Test
  void theFirstClashIsTheOneThatIsNamed() {
    Refusal refusal =
        refused(
            "{{ campaign_name }}{{ group_name }}",
            VIP,
            new Pair("a", "bc"),
            SALE,
            new Pair("ab", "c"));
    assertEquals("SpringSaleVIP", refusal.segment());
  }

  @Test
  void groupsAreReadBackFromTheNames() {
    assertEquals(
        Set.of("SaleVIP", "VIP"),
        noted("a{{ campaign_name }}-{{ group_name }}b", VIP, SALE).groups());
    assertEquals(Set.of("VIP"), noted("a{{ group_name }}b", SALE).groups());
    assertEquals(Set.of(), noted("{{ campaign_name }}", SALE).groups());
  }

  @Property
  void aRunIsRefusedExactlyIfPairsMeet(
      @ForAll("templates") String text, @ForAll("pairs") List<Pair> pairs) {
    NameTemplate template = NameTemplate.parse(text);
    Map<String, Pair> byName = new HashMap<>();
    List<String> clashes = new ArrayList<>();
    for (Pair pair : pairs) {
      String name = template.name(pair.campaign(), pair.group());
      Pair earlier = byName.putIfAbsent(name, pair.withoutSpaces());
      if (earlier != null && !earlier.equals(pair.withoutSpaces())) {
        clashes.add(name);
      }
    }
    NamePairs noted = noted(text, pairs.toArray(new Pair[0]));
    if (clashes.isEmpty()) {
      noted.refuse();
    } else {
      assertEquals(clashes.get(0), assertThrows(Refusal.class, noted::refuse).segment());
    }
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(
        "{{ campaign_name }}{{ group_name }}",
        "{{ group_name }}-{{ campaign_name }}",
        "x_{{ campaign_name }}_{{ group_name }}_y");
  }

  @Provide
  Arbitrary<List<Pair>> pairs() {
    Arbitrary<String> texts =
        Arbitraries.strings().withChars("ab_- ").ofMinLength(1).ofMaxLength(4);
    return Combinators.combine(texts, texts).as(Pair::new).list().ofMaxSize(30);
  }

  private static Refusal refused(String template, Pair... pairs) {
    Refusal refusal = assertThrows(Refusal.class, () -> noted(template, pairs).refuse());
    assertEquals(Reason.SEGMENT_NAME_CLASH, refusal.reason());
    return refusal;
  }

  private static NamePairs noted(String text, Pair... pairs) {
    NameTemplate template = NameTemplate.parse(text);
    NamePairs noted = new NamePairs(template);
    for (Pair pair : pairs) {
      String name = template.name(pair.campaign(), pair.group());
      noted.note(name, pair.campaign(), pair.group());
    }
    return noted;
  }
}
