package io.attentivecourier.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers that are no phones, in the part of the heap that is theirs. */
class AddressesKeepToTheirBytesTest {
  private static final int BYTES = 1 << 20;

  @TempDir Path folder;

  /** What each takes: its characters, the end of its line and its key. */
  private static long taken(int length) {
    TextBuffer buffer = new TextBuffer(BYTES);
    String address = "a".repeat(length);
    long taken = 0;
    for (; !buffer.isFull(); taken += length + 1 + Long.BYTES) {
      buffer.add(0, address);
    }
    return taken;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 24, 60, 100})
  void ofAnyLengthTheyTakeNoMoreThanTheirBytes(int length) {
    assertTrue(taken(length) <= BYTES, taken(length) + " bytes");
  }

  @Test
  void ofTheUsualLengthTheyUseNearlyAll() {
    assertTrue(taken(24) > 0.95 * BYTES, taken(24) + " bytes");
  }

  @Test
  void oneOfAnyLengthFitsIntoTheSmallest() {
    TextBuffer buffer = new TextBuffer(0);
    assertFalse(buffer.isFull());
    buffer.add(0, "a".repeat(100));
    assertTrue(buffer.isFull());
  }

  @Test
  void shortOnesFillTheKeysBeforeTheText() throws IOException {
    List<String> sorted = IntStream.range(10_000, 99_999).mapToObj(i -> i + "@").toList();
    assertEquals(sorted, members(sorted));
  }

  /** A join gone wrong: sorting must not go deeper with each. */
  @ParameterizedTest
  @ValueSource(ints = {20, 21, 22, 23, 24})
  void theSameOneInEachRowIsOneMember(int length) throws IOException {
    String address = "a".repeat(length);
    assertEquals(List.of(address), members(Collections.nCopies(50_000, address)));
  }

  private List<String> members(List<String> identifiers) throws IOException {
    try (SegmentStage stage = new SegmentStage(folder, 4 * BYTES)) {
      Staged.addAll(stage, "Winback", identifiers);
      return Staged.members(stage).get("Winback");
    }
  }
}
