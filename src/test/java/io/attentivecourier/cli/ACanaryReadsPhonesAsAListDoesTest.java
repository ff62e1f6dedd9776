package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.RuleTable;
import io.attentivecourier.settings.IdentifierKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code phone-grammar.csv}, for the lines of {@code canary --only}. */
class ACanaryReadsPhonesAsAListDoesTest {
  @TempDir Path folder;

  /** Quotes and marks at the start are a spreadsheet's here, and a line end ends the line. */
  static Stream<Map<String, String>> texts() throws IOException {
    return RuleTable.rows("phone-grammar.csv")
        .filter(row -> !Cell.hasControls(row.get("value")))
        .filter(row -> !row.get("value").matches("[\"\uFEFF].*"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatAListTakes(Map<String, String> row) throws IOException {
    Path file = Files.writeString(folder.resolve("people.txt"), "9995550147\n" + row.get("value"));
    CanaryPeople read = CanaryPeople.read(file.toString(), IdentifierKind.PHONE);
    boolean taken = !row.get("lists").equals("refused");
    Set<String> both = taken ? Set.of("9995550147", row.get("lists")) : Set.of("9995550147");
    assertEquals(both, read.people(), row.get("why"));
    assertEquals(taken ? 0 : 1, read.refused().size(), row.get("why"));
  }
}
