package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RuleTable;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.NameTemplate;
import io.attentivecourier.settings.PipelineSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ACampaignAndAGroupMakeANameTest {
  private static final String GOOD = "2125550100";

  static Stream<Map<String, String>> names() throws IOException {
    return RuleTable.rows("names.csv");
  }

  @ParameterizedTest
  @MethodSource("names")
  void whichIsGoodOrRejected(Map<String, String> row) {
    SegmentRules.CheckedBatch checked =
        check(
            rules(row.get("template")), List.of(row(GOOD, row.get("campaign"), row.get("group"))));
    if (checked.good().isEmpty()) {
      Rejection rejection = checked.rejections().get(0);
      assertEquals(row.get("verdict"), rejection.rule().id(), row.get("why"));
      assertEquals(row.get("column"), rejection.column(), row.get("why"));
    } else {
      assertEquals(row.get("verdict"), checked.good().get(0).segment(), row.get("why"));
    }
  }

  @Test
  void onceForAnySpelling() {
    SegmentRules.CheckedBatch checked =
        check(
            rules("{{ campaign_name }}_{{ group_name }}"),
            List.of(row(GOOD, "Spring Sale", "VIP"), row(GOOD, "SpringSale", "V I P")));
    assertSame(checked.good().get(0).segment(), checked.good().get(1).segment());
  }

  @Test
  void alsoWhereThereAreMorePairsThanAreRemembered() {
    SegmentRules rules = rules("{{ campaign_name }}_{{ group_name }}");
    List<Map<String, Object>> many =
        IntStream.range(0, 10_002).mapToObj(i -> row(GOOD, "C", "G" + i)).toList();
    assertEquals("C_G10001", rules.check(new RowBatch(1, many)).good().get(10_001).segment());
    rules.refuseNameClashes();
    assertEquals(10_002, rules.groups().size());
  }

  @Test
  void twoPairsThatMeetInOneNameStopTheRun() {
    SegmentRules rules = rules("{{ campaign_name }}{{ group_name }}");
    check(rules, List.of(row(GOOD, "Spring", "SaleVIP"), row(GOOD, "SpringSale", "VIP")));
    Refusal refusal = assertThrows(Refusal.class, rules::refuseNameClashes);
    assertEquals(Reason.SEGMENT_NAME_CLASH, refusal.reason());
  }

  @Test
  void theNamesOfRejectedRowsAreKnown() {
    SegmentRules rules = rules("{{ campaign_name }}_{{ group_name }}");
    check(
        rules,
        List.of(
            row("212", "Spring", "VIP"),
            row(GOOD, "Spring", "New"),
            row("212", "Spring", "New"),
            row("212\u0007", "Autumn", "VIP"),
            row("212", "Spring", "N!w")));
    assertEquals(Set.of("Spring_VIP", "Spring_New", "Autumn_VIP"), rules.namesOfRejected());
  }

  @Test
  void theGroupsAreKnown() {
    SegmentRules rules = rules("x{{ group_name }}-{{ campaign_name }}");
    check(rules, List.of(row(GOOD, "Spring", "Recipient 1"), row(GOOD, "Autumn", "VIP")));
    assertEquals(Set.of("Recipient1", "VIP"), rules.groups());
  }

  private static SegmentRules rules(String text) {
    NameTemplate template = NameTemplate.parse(text);
    SegmentColumns columns =
        new SegmentColumns(
            "phone",
            null,
            template.uses(NameTemplate.CAMPAIGN) ? "orchestration" : null,
            template.uses(NameTemplate.GROUP) ? "treatment" : null,
            template);
    return new SegmentRules(columns, IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);
  }

  private static SegmentRules.CheckedBatch check(
      SegmentRules rules, List<Map<String, Object>> rows) {
    return rules.check(new RowBatch(1, rows));
  }

  private static Map<String, Object> row(String phone, String campaign, String group) {
    Map<String, Object> row = new HashMap<>();
    row.put("phone", phone);
    row.put("orchestration", campaign);
    row.put("treatment", group);
    return row;
  }
}
