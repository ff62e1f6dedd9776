package io.attentivecourier.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRowsAreReadOnceTest {
  private static final RunId RUN = RunId.parse("2026-11-26.winback.1");
  private static final String LINE = "%d,phone,phone-shape,%s,,,\n";

  @TempDir Path folder;
  private RejectedMemo memo;

  @BeforeEach
  void memo() {
    memo = new RejectedMemo(folder);
  }

  private static RunReport report(long rejected) {
    return new RunReport(
        RUN,
        RunKind.SEGMENTS,
        RunState.WHOLE,
        null,
        false,
        false,
        new RunReport.Counts(10, 0, Map.of("phone-shape", rejected)),
        List.of(),
        "");
  }

  private void write(String text) throws IOException {
    Path file = RejectedFile.ofRun(folder, RUN).path();
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void untilTheFileChanges() throws IOException {
    write(LINE.formatted(7, "0a"));
    List<RejectedFile.RuleExample> first = memo.of(report(1));
    assertEquals(7, first.get(0).firstRow());
    assertSame(first, memo.of(report(1)), "read once");
    write(LINE.formatted(8, "0b"));
    assertNotSame(first, memo.of(report(1)), "the file has one more");
  }

  @Test
  void orUntilTheRunHasCountedMore() throws IOException {
    write(LINE.formatted(7, "0a"));
    assertEquals(1, memo.of(report(1)).get(0).rows());
    assertEquals(2, memo.of(report(2)).get(0).rows());
  }

  @Test
  void aFileThatIsNotThereYetIsLookedForAgain() throws IOException {
    assertEquals(null, memo.of(report(1)).get(0).firstRow());
    write(LINE.formatted(7, "0a"));
    assertEquals(7, memo.of(report(1)).get(0).firstRow());
  }
}
