package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentRulesKeepRowsApartTest {
  private final SegmentRules rules =
      new SegmentRules(
          new SegmentColumns("PHONE", "Segment"),
          IdentifierKind.PHONE,
          PipelineSettings.PhoneCheck.SHAPE);

  @Test
  void eachRowIsGoodOrRejectedInItsPlace() {
    SegmentRules.CheckedBatch checked =
        check(
            List.of(
                row("2125550100", "A"),
                row("212", "A"),
                row("2125550101", "A!"),
                row("+1 2125550102", "B")));
    assertEquals(
        List.of(
            new SegmentRules.SegmentRow("A", "2125550100"),
            new SegmentRules.SegmentRow("B", "2125550102")),
        checked.good());
    assertEquals(
        List.of(
            new Rejection(4098, "PHONE", Rule.PHONE_SHAPE, "212"),
            new Rejection(4099, "Segment", Rule.SEGMENT_CHARACTERS, "A!")),
        checked.rejections());
  }

  @Test
  void aMillionRowsHoldOneNameOnce() {
    SegmentRules.CheckedBatch checked =
        check(List.of(row("2125550100", "VI".concat("P")), row("2125550101", "VI".concat("P"))));
    assertSame(checked.good().get(0).segment(), checked.good().get(1).segment());
  }

  @Test
  void moreNamesThanAreRememberedAreStillChecked() {
    List<Map<String, Object>> many =
        IntStream.range(0, 20_002)
            .mapToObj(i -> row("2125550100", i % 2 == 0 ? "S" + i : "S!" + i))
            .toList();
    SegmentRules.CheckedBatch checked = rules.check(new RowBatch(1, many));
    assertEquals(10_001, checked.good().size());
    assertEquals("S20000", checked.good().get(10_000).segment());
    assertEquals(10_001, checked.rejections().size());
  }

  @Test
  void anIntegerIsANameByItsDigits() {
    SegmentRules.CheckedBatch checked =
        check(List.of(row("2125550100", 2026), row("2125550100", new BigDecimal("7.00"))));
    assertEquals(
        List.of("2026", "7"),
        checked.good().stream().map(SegmentRules.SegmentRow::segment).toList());
  }

  @Test
  void aFractionIsNoName() {
    SegmentRules.CheckedBatch checked = check(List.of(row("2125550100", new BigDecimal("7.5"))));
    assertEquals(Rule.SEGMENT_CHARACTERS, checked.rejections().get(0).rule());
  }

  @Test
  void namesOfTheirOwnColumnMeetInNoOther() {
    check(List.of(row("2125550100", "VIP"), row("2125550101", "V IP")));
    assertDoesNotThrow(rules::refuseNameClashes);
    assertEquals(Set.of(), rules.groups());
  }

  @Test
  void aFloatingPointColumnStopsTheRun() {
    assertStops(row("2125550100", 1.5), "Segment");
    assertStops(row(2125550100.0, "VIP"), "PHONE");
  }

  @Test
  void aGoodRowPrintsNoPerson() {
    assertEquals(
        "a row of segment VIP", new SegmentRules.SegmentRow("VIP", "2125550100").toString());
  }

  private void assertStops(Map<String, Object> row, String column) {
    Refusal refusal = assertThrows(Refusal.class, () -> check(List.of(row)));
    assertEquals(Reason.COLUMN_UNKNOWN, refusal.reason());
    assertEquals(
        "column " + column + " is of type Double, which loses digits: cast it to text in the query",
        refusal.getMessage());
  }

  private SegmentRules.CheckedBatch check(List<Map<String, Object>> rows) {
    return rules.check(new RowBatch(4097, rows));
  }

  private static Map<String, Object> row(Object phone, Object segment) {
    return Map.of("PHONE", phone, "Segment", segment);
  }
}
