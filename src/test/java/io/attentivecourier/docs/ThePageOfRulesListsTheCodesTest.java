package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both ways: a rule without a line fails as a line without a rule does. */
class ThePageOfRulesListsTheCodesTest {
  @Test
  void everyRuleInTheOrderOfTheChecks() throws IOException {
    assertEquals(
        Arrays.stream(Rule.values())
            .map(rule -> "| `" + rule.id() + "` | " + rule.checks() + " |")
            .toList(),
        starts("rules"));
  }

  @Test
  void everyReasonInItsOrder() throws IOException {
    assertEquals(
        Arrays.stream(Reason.values())
            .map(reason -> "| `" + reason.id() + "` | " + reason.what() + " |")
            .toList(),
        starts("reasons"));
  }

  @Test
  void noCellIsEmpty() throws IOException {
    for (String table : List.of("rules", "reasons")) {
      for (List<String> row : Page.RULES.rows(table)) {
        assertEquals(4, row.stream().filter(cell -> !cell.isBlank()).count(), row.toString());
      }
    }
  }

  /** Each row as far as the code knows it. */
  private static List<String> starts(String table) throws IOException {
    return Page.RULES.rows(table).stream()
        .map(row -> "| " + row.get(0) + " | " + row.get(1) + " |")
        .toList();
  }
}
