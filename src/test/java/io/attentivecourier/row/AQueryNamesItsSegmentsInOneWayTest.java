package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.list.SegmentColumns;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.NameTemplate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code columns.csv}: what a query's columns are taken for, with a template that is set or not.
 */
class AQueryNamesItsSegmentsInOneWayTest {

  static Stream<Map<String, String>> columns() throws IOException {
    return RuleTable.rows("columns.csv");
  }

  @ParameterizedTest
  @MethodSource("columns")
  void theyAreTakenOrRefused(Map<String, String> row) {
    List<String> labels = words(row.get("columns"));
    String verdict = row.get("verdict");
    if (verdict.startsWith("column-")) {
      Refusal refusal = assertThrows(Refusal.class, () -> names(row).resolve(labels));
      assertEquals(verdict, refusal.reason().id(), row.get("why"));
      assertEquals(row.get("message"), refusal.getMessage());
    } else {
      assertEquals(verdict, way(names(row).resolve(labels)), row.get("why"));
    }
  }

  private static SegmentColumns.ColumnNames names(Map<String, String> row) {
    NameTemplate template =
        row.get("template").isEmpty() ? null : NameTemplate.parse(row.get("template"));
    return new SegmentColumns.ColumnNames(
        "phone", "segment_name", "campaign_name", "group_name", template, words(row.get("ignore")));
  }

  private static String way(SegmentColumns columns) {
    return columns.template() == null ? columns.segment() : columns.template().toString();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
