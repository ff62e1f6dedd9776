package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.OpenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of months stages thousands of lists: a file or a thread of each would stay for good.
 */
class AStageLeavesNothingBehindTest {
  @TempDir Path folder;
  private SegmentStage stage;

  @BeforeEach
  void stage() throws IOException {
    stage = new SegmentStage(folder, Staged.TINY);
    stage.add("Winback", "2025550100");
    Staged.addAll(stage, "Winback", Staged.phones(100));
    stage.sortedBatches().next();
  }

  @Test
  void noFileIsLeftOrOpen() throws IOException {
    assertTrue(OpenFiles.under(folder).size() > 20);
    stage.close();
    stage.close();
    assertEquals(List.of(), OpenFiles.under(folder));
    assertEquals(List.of(), spills());
  }

  @Test
  void noThreadIsLeft() throws Exception {
    stage.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("spill-writer")) {
        thread.join(10_000);
        assertFalse(thread.isAlive());
      }
    }
  }

  @Test
  void readingAnewEndsTheReadingBefore() throws IOException {
    int open = OpenFiles.under(folder).size();
    stage.sortedBatches();
    assertEquals(open, OpenFiles.under(folder).size());
    stage.close();
  }

  @Test
  void aSpillThatCannotBeReadLeavesTheOthersClosed() throws IOException {
    Files.write(spills().get(0), new byte[0]);
    assertThrows(IllegalStateException.class, stage::sortedBatches);
    assertEquals(List.of(), OpenFiles.under(folder));
    stage.close();
  }

  @Test
  void whatIsClosedIsNoEmptyList() throws IOException {
    stage.close();
    Exception lost = assertThrows(IllegalStateException.class, stage::sortedBatches);
    assertEquals("101 rows were staged and 1 came back", lost.getMessage());
  }

  private List<Path> spills() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
