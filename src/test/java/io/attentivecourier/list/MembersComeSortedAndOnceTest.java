package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersComeSortedAndOnceTest {
  @TempDir Path folder;
  @AutoClose private SegmentStage stage;

  @BeforeEach
  void open() throws IOException {
    stage = new SegmentStage(folder, Staged.AMPLE);
  }

  @Test
  void membersAscendAndComeOnceASegment() throws IOException {
    Staged.addAll(stage, "Winback", List.of("2025550102", "2025550100", "2025550102"));
    Staged.addAll(stage, "Lapsed", List.of("2025550102"));
    assertEquals(
        Map.of(
            "Lapsed", List.of("2025550102"),
            "Winback", List.of("2025550100", "2025550102")),
        Staged.members(stage));
  }

  @Test
  void duplicatesAreCountedPerSegment() throws IOException {
    Staged.addAll(stage, "Winback", List.of("2025550100", "2025550100", "2025550100"));
    Staged.addAll(stage, "Lapsed", List.of("2025550100"));
    Staged.members(stage);
    assertEquals(new SegmentStage.SegmentCount("Winback", 3, 1), stage.count("Winback"));
    assertEquals(2, stage.count("Winback").duplicates());
    assertEquals(0, stage.count("Lapsed").duplicates());
    assertEquals(4, stage.read());
  }

  @Test
  void anEmailComesBeforeThoseItBegins() throws IOException {
    List<String> sorted =
        List.of("a@example.co", "a@example.com", "a@example.com.au", "aa@example.com", "b@x.yz");
    List<String> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(7));
    Staged.addAll(stage, "Winback", shuffled);
    assertEquals(sorted, Staged.members(stage).get("Winback"));
  }

  @Test
  void tenAndElevenDigitsAndEmailsAreInTheOrderOfTheirBytes() throws IOException {
    List<String> sorted =
        List.of(
            "#a@example.com",
            "12025550100",
            "2025550100",
            "20255501000",
            "20255501001",
            "2025550101",
            "a@example.com");
    List<String> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(7));
    Staged.addAll(stage, "Winback", shuffled);
    assertEquals(sorted, Staged.members(stage).get("Winback"));
  }

  @Test
  void segmentsAreInOrderOfNameNotOfArrival() throws IOException {
    for (String segment : List.of("Winback", "VIP", "a b", "Lapsed")) {
      stage.add(segment, "2025550100");
    }
    assertEquals(List.of("Lapsed", "VIP", "Winback", "a b"), stage.segments());
    assertEquals(stage.segments(), List.copyOf(Staged.members(stage).keySet()));
  }

  @Test
  void aBatchHoldsAtMost4096MembersAndSaysWhichIsTheLast() throws IOException {
    Staged.addAll(stage, "Winback", Staged.phones(MemberBatch.MOST));
    stage.add("Winback", "2025550100");
    Staged.addAll(stage, "Lapsed", Staged.phones(MemberBatch.MOST + 1));
    Iterator<MemberBatch> batches = stage.sortedBatches();
    assertBatch("Lapsed", MemberBatch.MOST, false, batches.next());
    assertBatch("Lapsed", 1, true, batches.next());
    assertBatch("Winback", MemberBatch.MOST, true, batches.next());
    assertFalse(batches.hasNext());
  }

  @Test
  void theBatchesCanBeReadAgain() throws IOException {
    Staged.addAll(stage, "Winback", Staged.phones(10));
    assertEquals(Staged.members(stage), Staged.members(stage));
    assertEquals(0, stage.count("Winback").duplicates());
  }

  @Test
  void aCountIsKnownOnlyAtTheEnd() throws IOException {
    stage.add("Winback", "2025550100");
    assertThrows(IllegalStateException.class, () -> stage.count("Winback"));
    assertThrows(IllegalArgumentException.class, () -> stage.count("Lapsed"));
  }

  @Test
  void nothingCanBeAddedOnceTheBatchesAreRead() throws IOException {
    stage.add("Winback", "2025550100");
    stage.sortedBatches();
    assertThrows(IllegalStateException.class, () -> stage.add("Winback", "2025550101"));
    assertThrows(IllegalStateException.class, () -> stage.add("Winback", "a@example.com"));
  }

  @Test
  void aStageWithoutMembersYieldsNothing() throws IOException {
    assertFalse(stage.sortedBatches().hasNext());
    assertEquals(List.of(), stage.segments());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\n@example.com", "\u00e4@example.com", "a\u0000@example.com"})
  void whatWouldBreakTheOrderIsRefused(String identifier) {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> stage.add("Winback", identifier));
    assertTrue(refused.getMessage().contains("Winback"));
    assertFalse(refused.getMessage().contains("example.com"));
  }

  @Test
  void anIdentifierHasAtMost100Characters() throws IOException {
    stage.add("Winback", "a".repeat(100));
    assertThrows(IllegalArgumentException.class, () -> stage.add("Winback", "a".repeat(101)));
    assertEquals(List.of("a".repeat(100)), Staged.members(stage).get("Winback"));
  }

  private static void assertBatch(String segment, int members, boolean last, MemberBatch batch) {
    assertEquals(segment, batch.segment());
    assertEquals(members, batch.identifiers().size());
    assertEquals(last, batch.isLast());
  }
}
