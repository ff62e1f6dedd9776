package io.attentivecourier.subscriber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RuleTable;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Subscribers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConsentIsAskedOfEachRowTest {
  private static final SubscriberColumns COLUMNS = new SubscriberColumns("phone", "consent");

  private static SubscriberRules rules() {
    SignUp signUp = new SignUp(IdentifierKind.PHONE, new Subscribers("su-1", null, null));
    return new SubscriberRules(
        COLUMNS, IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE, signUp);
  }

  private static SubscriberRules.CheckedSubscribers check(Object phone, Object consent) {
    Map<String, Object> row = new HashMap<>();
    row.put("phone", phone);
    row.put("consent", consent);
    return rules().check(new RowBatch(7, List.of(row)));
  }

  @TestFactory
  Stream<DynamicTest> eachRowOfTheTable() throws IOException {
    return RuleTable.rows("consents.csv")
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> assertVerdict(row)));
  }

  private static void assertVerdict(Map<String, String> row) {
    SubscriberRules.CheckedSubscribers checked = check(row.get("phone"), consent(row));
    String verdict = checked.good().isEmpty() ? checked.rejections().get(0).rule().id() : "good";
    assertEquals(row.get("verdict"), verdict);
    assertEquals(1, checked.good().size() + checked.rejections().size());
    if (checked.good().isEmpty()) {
      assertEquals(row.get("column"), checked.rejections().get(0).column());
      assertEquals(7, checked.rejections().get(0).row());
    }
  }

  private static Object consent(Map<String, String> row) {
    String text = row.get("consent");
    return switch (row.get("type")) {
      case "boolean" -> Boolean.valueOf(text);
      case "number" -> Long.valueOf(text);
      default -> text;
    };
  }

  @Test
  void aTypeThatNoConsentHasStopsTheRun() {
    Refusal refusal = assertThrows(Refusal.class, () -> check("2025550100", 1.0));
    assertEquals(Reason.COLUMN_UNKNOWN, refusal.reason());
  }

  @Test
  void aRefusedConsentIsNotedAsText() {
    assertEquals("false", check("2025550100", false).rejections().get(0).value());
  }
}
