package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillsChangeNothingTest {
  private static final int MERGED_AT_ONCE = 64;

  @TempDir Path folder;

  @Test
  void moreSpillsThanAMergeTakesGiveTheSameMembers() throws IOException {
    List<String> phones = Staged.phones(2_000);
    try (SegmentStage stage = new SegmentStage(folder, Staged.TINY)) {
      Staged.addAll(stage, "Winback", phones);
      Staged.addAll(stage, "Winback", phones);
      assertTrue(spills().size() > 3 * MERGED_AT_ONCE);
      assertEquals(phones, Staged.members(stage).get("Winback"));
      assertEquals(2_000, stage.count("Winback").duplicates());
      assertTrue(spills().size() <= MERGED_AT_ONCE);
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
    int whole = spill("2025550100", "2025550101").length;
    for (int length = 0; length < whole; length++) {
      int cut = length;
      assertRefused(bytes -> Arrays.copyOf(bytes, cut));
    }
  }

  @Test
  void aSpillThatSaysMoreThanWasStagedIsNoList() throws IOException {
    byte[] three = spill("2025550100", "2025550101", "2025550102");
    assertRefused(two -> three);
  }

  @Test
  void aSpillOutOfOrderIsNoList() throws IOException {
    byte[] first = spill("2025550100");
    byte[] second = spill("2025550101");
    assertEquals(first.length, second.length);
    ByteBuffer swapped = ByteBuffer.allocate(2 * first.length).put(second).put(first);
    assertRefused(bytes -> swapped.array());
  }

  private void assertRefused(UnaryOperator<byte[]> damage) throws IOException {
    try (SegmentStage stage = new SegmentStage(folder, Staged.AMPLE)) {
      Staged.addAll(stage, "Winback", Staged.phones(2));
      stage.sortedBatches();
      Path spill = spills().get(0);
      Files.write(spill, damage.apply(Files.readAllBytes(spill)));
      assertThrows(IllegalStateException.class, () -> Staged.members(stage));
    }
  }

  /** The one spill of these. */
  private byte[] spill(String... phones) throws IOException {
    try (SegmentStage stage = new SegmentStage(folder, Staged.AMPLE)) {
      Staged.addAll(stage, "Winback", List.of(phones));
      stage.sortedBatches();
      return Files.readAllBytes(spills().get(0));
    }
  }

  private List<Path> spills() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
