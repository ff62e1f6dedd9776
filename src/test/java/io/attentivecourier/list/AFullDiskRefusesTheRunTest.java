package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.home.OpenFiles;
import io.attentivecourier.home.SmallDisk;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of 1 MiB; skipped where this user may not mount one. */
class AFullDiskRefusesTheRunTest {
  @TempDir Path folder;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.at(folder, "1m");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void aSpillThatDoesNotFitIsRefusedAndDeleted() throws IOException {
    try (SegmentStage stage = new SegmentStage(folder, 1 << 20)) {
      assertNoSpace(() -> Staged.addAll(stage, "Winback", Staged.phones(300_000)));
      assertNoSpace(() -> Staged.members(stage));
    }
    assertEquals(List.of(), OpenFiles.under(folder));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aStageThatLostItsOnlySpillIsNotEmpty() throws IOException {
    Files.write(folder.resolve("other"), new byte[1 << 20]);
    try (SegmentStage stage = new SegmentStage(folder, Staged.AMPLE)) {
      Staged.addAll(stage, "Winback", Staged.phones(1_000));
      assertNoSpace(stage::sortedBatches);
      assertNoSpace(stage::sortedBatches);
    } finally {
      Files.delete(folder.resolve("other"));
    }
  }

  @Test
  void aSegmentFileThatDoesNotFitIsRefusedAndDeleted() throws IOException {
    byte[] lines = "2025550100,Winback\n".repeat(1_000).getBytes();
    try (SegmentFileWriter writer =
        new SegmentFileWriter(folder, 1, "Winback", StagingOutput.Lifetime.KEPT)) {
      assertNoSpace(
          () -> {
            for (int i = 0; i < 100; i++) {
              writer.append(lines, 1_000);
            }
          });
    }
    assertFalse(Files.exists(folder.resolve("1.csv")));
    assertEquals(List.of(), OpenFiles.under(folder));
  }

  private static void assertNoSpace(org.junit.jupiter.api.function.Executable writes) {
    assertEquals(Reason.NO_SPACE, assertThrows(Refusal.class, writes).reason());
  }
}
