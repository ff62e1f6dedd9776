package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.row.RejectedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of any size is read in parts that fit a heap, and as a spreadsheet may open it. */
class ARejectedFileIsReadInPartsTest {
  private static final String HEAD = String.join(",", RejectedRows.COLUMNS);

  @TempDir private Path folder;

  private RejectedFile file(String lines) throws IOException {
    Path path = folder.resolve("run.csv");
    Files.writeString(path, lines);
    return new RejectedFile(path);
  }

  @Test
  void thePartsAreTheFileWithoutALineTwice() throws IOException {
    List<String> lines =
        IntStream.range(0, 60_000)
            .mapToObj(row -> row + ",phone,phone-shape," + "f".repeat(32) + ",," + row + ",")
            .toList();
    RejectedFile file = file(HEAD + "\n" + String.join("\n", lines) + "\n");
    List<String> read = new ArrayList<>();
    int parts = 0;
    for (Long after = 0L; after != null; parts++) {
      RejectedCsv part = RejectedCsv.of(file, after).orElseThrow();
      assertTrue(part.text().length() < 2_100_000);
      List<String> those = part.text().lines().toList();
      assertEquals(HEAD, those.get(0));
      read.addAll(those.subList(1, those.size()));
      after = part.next();
    }

    assertEquals(lines, read);
    assertEquals(2, parts);
  }

  /** What a spreadsheet would run is a text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "=1+1 | '=1+1",
        "+1 | '+1",
        "-1 | '-1",
        "@SUM(A1) | '@SUM(A1)",
        "1=1 | 1=1",
        "'=1 | '=1"
      })
  void aCellThatWouldBeAFormulaGetsAQuote(String cell, String shown) throws IOException {
    RejectedFile file = file(HEAD + "\n7,phone,phone-shape,h,p,k," + cell + "\n");

    assertEquals(
        "7,phone,phone-shape,h,p,k," + shown,
        RejectedCsv.of(file, 0).orElseThrow().text().lines().toList().get(1));
  }

  @Test
  void soDoesOneThatBeginsWithATabOrALineEnd() throws IOException {
    RejectedFile file = file(HEAD + "\n7,a,b,c,d,\"\t=1\",\"\r=1\"\n");
    String text = RejectedCsv.of(file, 0).orElseThrow().text();

    assertTrue(text.contains(",'\t=1,\"'\r=1\"\n"), text);
  }

  @Test
  void aFileOfAnEarlierBuildHasNoHeadAndFewerCells() throws IOException {
    String text = RejectedCsv.of(file("7,phone,phone-shape,h\n"), 0).orElseThrow().text();

    assertEquals(List.of(HEAD, "7,phone,phone-shape,h"), text.lines().collect(Collectors.toList()));
  }

  @Test
  void aFileThatIsGoneIsNone() throws IOException {
    RejectedFile gone = new RejectedFile(folder.resolve("gone.csv"));
    assertEquals(Optional.empty(), RejectedCsv.of(gone, 0));
  }
}
