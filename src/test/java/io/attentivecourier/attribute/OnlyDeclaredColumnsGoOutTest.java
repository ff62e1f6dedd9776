package io.attentivecourier.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.AttributeSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnlyDeclaredColumnsGoOutTest {
  private static final AttributeSettings.AttributeSetting TIER =
      Contract.column("tier", AttributeSettings.AttributeType.STRING);
  private static final AttributeSettings.AttributeSetting POINTS =
      Contract.column("points", AttributeSettings.AttributeType.NUMBER);
  private static final AttributeSettings.AttributeSetting PHONE =
      Contract.column("phone", AttributeSettings.AttributeType.STRING);

  @Test
  void aColumnIsMatchedWithoutCase() {
    AttributeColumns columns = resolve(List.of("TIER", "Phone"), TIER);
    assertEquals("Phone", columns.identifier());
    assertEquals(List.of(new AttributeColumns.AttributeColumn("TIER", TIER)), columns.attributes());
  }

  @Test
  void whatIsDeclaredForAllMayBeMissing() {
    assertEquals(List.of("points"), sent(List.of("phone", "points"), TIER, POINTS));
  }

  @Test
  void whatThePipelineDeclaresMayNot() {
    assertEquals(
        "the query has no column visits",
        refused(
            Reason.COLUMN_MISSING, List.of("phone", "tier"), TIER, Contract.ofPipeline("visits")));
  }

  @Test
  void theIdentifierMayNotEither() {
    assertEquals(
        "the query has no column phone; not taken: column phones (phone?)",
        refused(Reason.COLUMN_MISSING, List.of("phones", "tier"), TIER));
  }

  @Test
  void oneDeclaredColumnIsNeeded() {
    assertEquals(
        "the query has none of the declared columns: tier, points",
        refused(Reason.COLUMN_MISSING, List.of("phone"), TIER, POINTS));
  }

  @Test
  void aColumnThatNobodyDeclaredStopsTheRun() {
    assertEquals(
        "not taken: column tiers (tier?), address",
        refused(Reason.COLUMN_UNKNOWN, List.of("phone", "tier", "tiers", "address"), TIER));
  }

  @Test
  void whatIsIgnoredIsNotSent() {
    List<String> labels = List.of("phone", "tier", "Points", "loaded_at");
    AttributeColumns columns =
        AttributeColumns.resolve(
            labels, "phone", List.of(TIER, POINTS), Set.of("points", "loaded_at"));
    assertEquals(
        List.of(TIER),
        columns.attributes().stream().map(AttributeColumns.AttributeColumn::setting).toList());
  }

  @Test
  void twoColumnsOfOneNameStopTheRun() {
    assertEquals(
        "two columns of one name: tier, TIER; give one another label",
        refused(Reason.COLUMN_UNKNOWN, List.of("phone", "tier", "TIER"), TIER));
  }

  @Test
  void theIdentifierIsAnAttributeOnlyWhereThePipelineSaysSo() {
    assertEquals(List.of("tier"), sent(List.of("phone", "tier"), PHONE, TIER));
    assertEquals(
        List.of("phone", "tier"),
        sent(List.of("phone", "tier"), Contract.ofPipeline("phone"), TIER));
  }

  private static AttributeColumns resolve(
      List<String> labels, AttributeSettings.AttributeSetting... declared) {
    return AttributeColumns.resolve(labels, "phone", List.of(declared), Set.of());
  }

  private static List<String> sent(
      List<String> labels, AttributeSettings.AttributeSetting... declared) {
    return resolve(labels, declared).attributes().stream()
        .map(AttributeColumns.AttributeColumn::label)
        .toList();
  }

  private static String refused(
      Reason reason, List<String> labels, AttributeSettings.AttributeSetting... declared) {
    Refusal refusal = assertThrows(Refusal.class, () -> resolve(labels, declared));
    assertEquals(reason, refusal.reason());
    return refusal.getMessage();
  }
}
