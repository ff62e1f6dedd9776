package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ABatchHoldsTheValuesOfItsRowsTest {

  @Test
  void eachRowReadsAsItCame() {
    List<Map<String, Object>> came = IntStream.range(0, 300).mapToObj(this::row).toList();
    assertEquals(came, read(came));
  }

  @Test
  void whatIsNullAndWhatIsNotThereAreNull() {
    Map<String, Object> row = read(List.of(row(7))).get(0);
    assertNull(row.get("tier"));
    assertNull(row.get("nobody"));
    assertTrue(row.containsKey("tier"));
    assertFalse(row.containsKey("nobody"));
  }

  @Test
  void aRowIsNotChanged() {
    Map<String, Object> row = read(List.of(row(1))).get(0);
    assertThrows(UnsupportedOperationException.class, () -> row.put("phone", "2025550100"));
  }

  /** Names in all their spellings: what is alike is not the same. */
  @Test
  void textsThatComeAgainStayWhatTheyAre() {
    List<String> names = List.of("VIP", "vip", "VIP ", " VIP", "", "V\u0130P", "x".repeat(201));
    List<Map<String, Object>> came =
        IntStream.range(0, 10_000)
            .mapToObj(at -> Map.<String, Object>of("name", names.get(at % 7), "id", "a" + at / 2))
            .toList();
    assertEquals(came, read(came));
  }

  /** A value that stood under another label would be another person's. */
  @Test
  void aRowOfOtherColumnsEndsTheRun() {
    assertRefused(Map.of("phone", "1", "tier", "2", "age", 3));
    assertRefused(Map.of("phone", "1"));
    assertRefused(Map.of("phone", "1", "segment", "2"));
    assertRefused(Map.of());
  }

  private void assertRefused(Map<String, Object> other) {
    List<Map<String, Object>> rows = List.of(row(1), other);
    Refusal refusal = assertThrows(Refusal.class, () -> read(rows));
    assertEquals(Reason.QUERY_FAILED, refusal.reason());
    assertEquals("the query broke off: IllegalStateException", refusal.getMessage());
  }

  private Map<String, Object> row(int number) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("phone", "20255501" + number);
    row.put("tier", number % 7 == 0 ? null : number);
    return row;
  }

  private static List<Map<String, Object>> read(List<Map<String, Object>> rows) {
    List<Map<String, Object>> read = new ArrayList<>();
    try (RowBatches batches = new RowBatches(rows.iterator(), Duration.ofMinutes(1))) {
      batches.forEachRemaining(batch -> read.addAll(batch.rows()));
    }
    return read;
  }
}
