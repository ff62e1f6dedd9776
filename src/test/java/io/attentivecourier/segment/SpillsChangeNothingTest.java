package io.attentivecourier.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillsChangeNothingTest {
  @TempDir Path folder;

  @Test
  void moreSpillsThanAMergeTakesGiveTheSameMembers() throws IOException {
    List<String> phones = Staged.phones(2_000);
    try (SegmentStage stage = new SegmentStage(folder, Staged.TINY)) {
      Staged.addAll(stage, "Winback", phones);
      Staged.addAll(stage, "Winback", phones);
      assertTrue(spills().size() > 3 * Spills.WIDTH);
      assertEquals(phones, Staged.members(stage).get("Winback"));
      assertEquals(2_000, stage.count("Winback").duplicates());
      assertTrue(spills().size() <= Spills.WIDTH);
    }
  }

  @Test
  void tenThousandSegmentsAreStaged() throws IOException {
    try (SegmentStage stage = new SegmentStage(folder, 1 << 20)) {
      for (String phone : Staged.phones(20)) {
        for (int segment = 0; segment < 10_000; segment++) {
          stage.add("Segment " + segment, phone);
        }
      }
      assertTrue(spills().size() < 20);
      var members = Staged.members(stage);
      assertEquals(10_000, members.size());
      members.values().forEach(phones -> assertEquals(Staged.phones(20), phones));
    }
  }

  @Test
  void onlyTheOwnerReadsASpill() throws IOException {
    try (SegmentStage stage = new SegmentStage(folder, Staged.TINY)) {
      Staged.addAll(stage, "Winback", Staged.phones(100));
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(spills().get(0))));
    }
  }

  /** The line's place moves by a byte a round: one meets each place of the writer's buffer. */
  @Test
  void theLongestIdentifiersFitWhereverTheyCome() throws IOException {
    for (int place = 1; place <= 100; place++) {
      try (SegmentStage stage = new SegmentStage(folder, Staged.AMPLE)) {
        stage.add("Segment 0", "a".repeat(place));
        for (int segment = 1; segment < 700; segment++) {
          stage.add("Segment " + segment, "b".repeat(100));
        }
        assertEquals(700, Staged.members(stage).size());
      }
    }
  }

  @Test
  void aSpillThatLostItsEndIsNoShorterList() throws IOException {
    assertRefused("0\n2025550100\n2025550101\n");
    assertRefused("0\n2025550100\n2025550101");
    assertRefused("0\n2025550100\n\n");
    assertRefused("");
  }

  @Test
  void aSpillOutOfOrderIsNoList() throws IOException {
    assertRefused("0\n2025550101\n2025550100\n\n");
  }

  private void assertRefused(String damaged) throws IOException {
    try (SegmentStage stage = new SegmentStage(folder, Staged.AMPLE)) {
      Staged.addAll(stage, "Winback", Staged.phones(2));
      stage.sortedBatches();
      Files.write(spills().get(0), damaged.getBytes(StandardCharsets.US_ASCII));
      assertThrows(IllegalStateException.class, () -> Staged.members(stage));
    }
  }

  private List<Path> spills() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
