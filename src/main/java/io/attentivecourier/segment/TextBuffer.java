package io.attentivecourier.segment;

import java.io.IOException;
import java.util.Arrays;

/**
 * Identifiers that are no phones, one behind the other with a line feed, which comes before every
 * character of an identifier: a prefix sorts before what it begins.
 *
 * <p>Sorted five characters of 7 bits at a time, each with the place of its text in one number:
 * {@code Arrays.sort(long[])} boxes nothing and compares nothing twice.
 */
final class TextBuffer implements SortBuffer {
  private static final int PLACE_BITS = 28;
  private static final int PLACE = (1 << PLACE_BITS) - 1;
  private static final int CHARACTER_BITS = 7;
  private static final int CHARACTER = (1 << CHARACTER_BITS) - 1;
  private static final int CHARACTERS = 5;
  private static final int ENTRY_BYTES = SegmentStage.LONGEST_IDENTIFIER + 1;

  private final byte[] text;
  private final long[] keys;
  private int filled;
  private int count;

  /**
   * @param bytes what it may take of the heap, a quarter of it for keys: an e-mail has about 24
   *     characters to the 8 bytes of its key. At least one identifier fits.
   */
  TextBuffer(long bytes) {
    text = new byte[(int) Math.max(ENTRY_BYTES, Math.min(PLACE, bytes / 4 * 3))];
    keys = new long[(int) Math.max(1, Math.min(PLACE, bytes / 4 / Long.BYTES))];
  }

  @SuppressWarnings("deprecation") // The one copy of ASCII text that makes no array on the way.
  void add(int ordinal, String identifier) {
    keys[count++] = (long) ordinal << PLACE_BITS | filled;
    int length = identifier.length();
    identifier.getBytes(0, length, text, filled);
    filled += length;
    text[filled++] = '\n';
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public boolean isFull() {
    return count == keys.length || text.length - filled < ENTRY_BYTES;
  }

  @Override
  public long drain(StagedSegments.SegmentOrder order, SpillWriter writer) throws IOException {
    rank(order.ranks());
    int all = count;
    count = 0;
    filled = 0;
    long dropped = 0;
    for (int from = 0, to; from < all; from = to) {
      to = groupEnd(from, all);
      writer.segment(order.ordinal((int) (keys[from] >>> PLACE_BITS)));
      sort(from, to, 0);
      dropped += write(from, to, writer);
    }
    return dropped;
  }

  private void rank(int[] ranks) {
    for (int i = 0; i < count; i++) {
      long key = keys[i];
      keys[i] = (long) ranks[(int) (key >>> PLACE_BITS)] << PLACE_BITS | key & PLACE;
    }
    Arrays.sort(keys, 0, count);
  }

  /** Sorts texts that are equal before {@code depth}. */
  private void sort(int from, int to, int depth) {
    for (int i = from; i < to; i++) {
      int place = (int) keys[i] & PLACE;
      keys[i] = characters(place + depth) << PLACE_BITS | place;
    }
    Arrays.sort(keys, from, to);
    for (int start = from, end; start < to; start = end) {
      end = groupEnd(start, to);
      if (end - start > 1 && !isWhole(keys[start])) {
        sort(start, end, depth + CHARACTERS);
      }
    }
  }

  private int groupEnd(int from, int to) {
    long group = keys[from] >>> PLACE_BITS;
    int end = from + 1;
    while (end < to && keys[end] >>> PLACE_BITS == group) {
      end++;
    }
    return end;
  }

  /** The next characters up to the line feed, zeros behind it. */
  private long characters(int at) {
    long characters = 0;
    for (int i = 0; i < CHARACTERS; i++) {
      byte next = text[at + i];
      characters = characters << CHARACTER_BITS | next;
      if (next == '\n') {
        return characters << CHARACTER_BITS * (CHARACTERS - 1 - i);
      }
    }
    return characters;
  }

  private static boolean isWhole(long key) {
    return (key >>> PLACE_BITS & CHARACTER) <= '\n';
  }

  private long write(int from, int to, SpillWriter writer) throws IOException {
    long dropped = 0;
    int last = 0;
    int lastEnd = 0;
    for (int i = from; i < to; i++) {
      int start = (int) keys[i] & PLACE;
      int end = end(start);
      if (Arrays.equals(text, last, lastEnd, text, start, end)) {
        dropped++;
      } else {
        writer.member(text, start, end);
      }
      last = start;
      lastEnd = end;
    }
    return dropped;
  }

  private int end(int start) {
    int end = start;
    while (text[end] != '\n') {
      end++;
    }
    return end;
  }
}
