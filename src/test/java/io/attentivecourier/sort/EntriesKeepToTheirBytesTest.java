package io.attentivecourier.sort;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries with bytes, in the part of the heap that is theirs. */
class EntriesKeepToTheirBytesTest {
  private static final int BYTES = 1 << 20;

  /** What so many take: each its form, and what it is sorted by. */
  private static long taken(long bytes, int length, int perEntry) {
    EntryBuffer buffer = new EntryBuffer(bytes);
    long taken = 0;
    while (buffer.add(1, new byte[length], 0, length, length)) {
      taken += EntryForm.size(length, length) + perEntry;
    }
    return taken;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 24, 60, 100, 1000})
  void ofAnyLengthTheyTakeNoMoreThanTheirBytes(int length) {
    assertTrue(taken(BYTES, length, Long.BYTES) <= BYTES);
  }

  @Test
  void ofTheUsualLengthTheyUseNearlyAll() {
    assertTrue(taken(BYTES, 24, Long.BYTES) > 0.95 * BYTES);
  }

  /** Two numbers each while they are sorted, and no second buffer to take the room of. */
  @ParameterizedTest
  @ValueSource(ints = {1, 24, 100, 1000})
  void aBufferThatIsAloneIsSortedWithinItsBytes(int length) {
    long bytes = SortMemory.ofEntries(BYTES).bytesPerEntryBuffer();
    assertTrue(taken(bytes, length, 2 * Long.BYTES) <= BYTES);
  }

  /** While one of two is sorted, the other is full. */
  @ParameterizedTest
  @ValueSource(ints = {1, 24, 100, 1000})
  void oneOfTwoIsSortedWithinTheBytesOfBoth(int length) {
    long bytes = SortMemory.ofBoth(BYTES).bytesPerEntryBuffer();
    assertTrue(taken(bytes, length, 2 * Long.BYTES) + taken(bytes, length, 0) <= BYTES / 2);
  }

  @Test
  void oneOfAnyLengthFitsIntoTheSmallest() {
    EntryBuffer buffer = new EntryBuffer(0);
    assertTrue(buffer.add(1, new byte[100], 0, 100, 100));
    assertFalse(buffer.add(1, new byte[1], 0, 1, 1));
  }
}
