package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RuleTable;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EachRowBreaksTheRuleOfItsTableTest {
  private static final SegmentColumns COLUMNS = new SegmentColumns("identifier", "segment");

  static Stream<Map<String, String>> phones() throws IOException {
    return RuleTable.rows("phones.csv");
  }

  static Stream<Map<String, String>> emails() throws IOException {
    return RuleTable.rows("emails.csv");
  }

  static Stream<Map<String, String>> segments() throws IOException {
    return RuleTable.rows("segments.csv");
  }

  static Stream<Map<String, String>> rows() throws IOException {
    return RuleTable.rows("rows.csv");
  }

  @ParameterizedTest
  @MethodSource("phones")
  void aPhoneIsCheckedByItsShape(Map<String, String> row) {
    SegmentRules.CheckedBatch checked =
        phone(PipelineSettings.PhoneCheck.SHAPE, row.get("input"), "Winback");
    assertEquals(row.get("shape"), identifierOrRule(checked), row.get("why"));
  }

  @ParameterizedTest
  @MethodSource("phones")
  void aPhoneIsCheckedByItsPlan(Map<String, String> row) {
    SegmentRules.CheckedBatch checked =
        phone(PipelineSettings.PhoneCheck.VALID, row.get("input"), "Winback");
    assertEquals(row.get("valid"), identifierOrRule(checked), row.get("why"));
  }

  @ParameterizedTest
  @MethodSource("emails")
  void anEmailIsNormalOrRefused(Map<String, String> row) {
    SegmentRules rules =
        new SegmentRules(COLUMNS, IdentifierKind.EMAIL, PipelineSettings.PhoneCheck.VALID);
    SegmentRules.CheckedBatch checked = rules.check(batch(row.get("input"), "Winback"));
    assertEquals(row.get("verdict"), identifierOrRule(checked), row.get("why"));
  }

  @ParameterizedTest
  @MethodSource("segments")
  void aNameIsGoodOrRefused(Map<String, String> row) {
    SegmentRules.CheckedBatch checked =
        phone(PipelineSettings.PhoneCheck.SHAPE, "2125550100", row.get("name"));
    assertEquals(row.get("verdict"), goodOrRule(checked), row.get("why"));
    checked.good().forEach(good -> assertEquals(row.get("name"), good.segment()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theFirstRuleInOrderIsNamed(Map<String, String> row) {
    SegmentRules.CheckedBatch checked =
        phone(PipelineSettings.PhoneCheck.SHAPE, row.get("phone"), row.get("segment"));
    String column = row.get("column").replace("phone", "identifier");
    assertEquals(row.get("verdict"), goodOrRule(checked), row.get("why"));
    checked.rejections().forEach(rejection -> assertEquals(column, rejection.column()));
  }

  private static SegmentRules.CheckedBatch phone(
      PipelineSettings.PhoneCheck check, String phone, String segment) {
    return new SegmentRules(COLUMNS, IdentifierKind.PHONE, check).check(batch(phone, segment));
  }

  private static RowBatch batch(String identifier, String segment) {
    Map<String, Object> row = new HashMap<>();
    row.put("identifier", identifier);
    row.put("segment", segment);
    return new RowBatch(1, List.of(row));
  }

  private static String identifierOrRule(SegmentRules.CheckedBatch checked) {
    return checked.good().isEmpty() ? rule(checked) : checked.good().get(0).identifier();
  }

  private static String goodOrRule(SegmentRules.CheckedBatch checked) {
    return checked.good().isEmpty() ? rule(checked) : "good";
  }

  private static String rule(SegmentRules.CheckedBatch checked) {
    Rejection only = checked.rejections().get(0);
    return only.rule().id();
  }
}
