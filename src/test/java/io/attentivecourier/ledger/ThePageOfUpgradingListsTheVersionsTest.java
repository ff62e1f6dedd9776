package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A migration shows in docs/upgrading.md, as the way back from it is a backup. */
class ThePageOfUpgradingListsTheVersionsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| [^|]+ \\|$");

  @Test
  void eachScriptHasALine() throws IOException {
    List<String> listed =
        ROW.matcher(
                Files.readString(Path.of("docs/upgrading.md"))
                    .replaceAll("(?s).*<!-- ledger -->", ""))
            .results()
            .map(row -> row.group(1))
            .toList();
    List<String> shipped =
        IntStream.rangeClosed(1, Migrations.shipped().size()).mapToObj(Integer::toString).toList();
    assertEquals(shipped, listed);
  }
}
