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
    Page.RULES.starts(
        "rules",
        Arrays.stream(Rule.values())
            .map(rule -> List.of("`" + rule.id() + "`", rule.checks()))
            .toList());
  }

  @Test
  void everyReasonInItsOrderWithWhatToDo() throws IOException {
    Page.RULES.starts(
        "reasons",
        Arrays.stream(Reason.values())
            .map(reason -> List.of("`" + reason.id() + "`", reason.what(), reason.fix()))
            .toList());
  }

  @Test
  void noCellOfARuleIsEmpty() throws IOException {
    assertFull("rules", 4);
  }

  @Test
  void noCellOfAReasonIsEmpty() throws IOException {
    assertFull("reasons", 5);
  }

  private static void assertFull(String table, int cells) throws IOException {
    for (List<String> row : Page.RULES.rows(table)) {
      assertEquals(cells, row.stream().filter(cell -> !cell.isBlank()).count(), row.toString());
    }
  }
}
