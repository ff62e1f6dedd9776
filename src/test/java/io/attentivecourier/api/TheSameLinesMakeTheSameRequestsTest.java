package io.attentivecourier.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.OpenFiles;
import io.attentivecourier.ledger.LineRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheSameLinesMakeTheSameRequestsTest {
  private static final int LINES = 1_000;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void seal() throws IOException {
    file = folder.resolve("attributes.jsonl");
    String text =
        IntStream.range(0, LINES)
            .mapToObj(i -> "{\"n\":" + i + "}\n")
            .collect(Collectors.joining());
    Files.writeString(file, text);
  }

  private List<Request> requests(int perRequest, LineRange... ranges) throws IOException {
    List<Request> requests = new ArrayList<>();
    try (SealedLines lines = new SealedLines(file, List.of(ranges), perRequest)) {
      lines.forEachRemaining(requests::add);
    }
    return requests;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void allLinesAreSentInOrder() throws Exception {
    List<Request> requests = requests(256, new LineRange(0, LINES));
    assertEquals(List.of(0L, 256L, 512L, 768L), requests.stream().map(Request::first).toList());
    assertEquals(List.of(256, 256, 256, 232), requests.stream().map(Request::people).toList());
    assertEquals("{\"n\":999}", text(requests.get(3).lines().get(231)));
  }

  @Test
  void afterACrashTheRequestsInFlightAreTheSame() throws Exception {
    Request was = requests(256, new LineRange(0, LINES)).get(2);
    List<Request> again = requests(256, new LineRange(512, 256), new LineRange(900, 3));
    assertEquals(text(was.body()), text(again.get(0).body()));
    assertEquals("{\"users\":[{\"n\":900},{\"n\":901},{\"n\":902}]}", text(again.get(1).body()));
    assertEquals(2, again.size());
  }

  @Test
  void nothingToSendIsNoRequest() throws Exception {
    assertTrue(requests(256).isEmpty());
  }

  @Test
  void aRequestIsNeverLargerThanAFewMegabytes() throws Exception {
    String line = "{\"a\":\"" + "x".repeat(1_000_000) + "\"}\n";
    Files.writeString(file, line.repeat(10));
    List<Request> requests = requests(256, new LineRange(0, 10));
    assertEquals(List.of(4, 4, 2), requests.stream().map(Request::people).toList());
    assertTrue(requests.get(0).body().length <= SealedLines.LARGEST_REQUEST);
  }

  @Test
  void aLineWithoutAnEndIsALine() throws Exception {
    Files.writeString(file, "{}\n{\"n\":1}");
    assertEquals(
        "{\"users\":[{},{\"n\":1}]}", text(requests(5, new LineRange(0, 2)).get(0).body()));
  }

  @Test
  void aFileThatIsTooShortIsAFault() throws Exception {
    try (SealedLines lines = new SealedLines(file, List.of(new LineRange(999, 2)), 256)) {
      assertThrows(UncheckedIOException.class, lines::next);
    }
  }

  @Test
  void aLineOfAMegabyteIsALineAndALongerOneAFault() throws Exception {
    Files.writeString(file, "x".repeat(1 << 20) + "\n" + "x".repeat(2_000_000));
    try (SealedLines lines = new SealedLines(file, List.of(new LineRange(0, 2)), 1)) {
      assertEquals(1 << 20, lines.next().lines().get(0).length);
      assertThrows(UncheckedIOException.class, lines::next);
    }
  }

  @Test
  void theLinesOfAJobAreFoundByTheirNumbers() throws Exception {
    LineIndex index = LineIndex.of(file);
    assertEquals("{\"n\":0}", text(index.lines(0, 1).get(0)));
    assertEquals("{\"n\":700}", text(index.lines(700, 50).get(0)));
    assertEquals(50, index.lines(700, 50).size());
    assertEquals(10, index.lines(990, 50).size());
    assertFalse(index.lines(768, 1).isEmpty());
    assertTrue(index.lines(5_000, 1).isEmpty());
  }

  /** More than an index of 256 places reaches, and an end that is near the end of a step. */
  @Test
  void theLinesOfAJobAreFoundInALongFile() throws Exception {
    int all = 65_536 + 255;
    Files.writeString(
        file, IntStream.range(0, all).mapToObj(i -> i + "\n").collect(Collectors.joining()));
    LineIndex index = LineIndex.of(file);
    assertEquals("65536", text(index.lines(65_536, 256).get(0)));
    assertEquals(255, index.lines(65_536, 256).size());
    assertTrue(index.lines(65_536 + 256, 1).isEmpty(), "behind the end is nobody");
  }

  @Test
  void whatWasReadIsOpenNoMore() throws Exception {
    assertEquals(4, requests(256, new LineRange(0, LINES)).size());
    assertEquals(1, LineIndex.of(file).lines(700, 1).size());
    assertEquals(List.of(), OpenFiles.under(folder));
  }
}
