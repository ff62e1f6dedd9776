package io.attentivecourier.segment;

import io.attentivecourier.sort.RadixSort;
import java.io.IOException;

/** Phones of 10 or 11 digits, each with its segment in one number of 63 bits. */
final class PhoneBuffer implements SortBuffer {
  static final int ORDINAL_BITS = Long.SIZE - 1 - PhoneKey.BITS;

  private static final long PHONE = (1L << PhoneKey.BITS) - 1;
  private static final int MOST = 1 << 28;

  private long[] keys;
  private long[] spare;
  private int count;

  /**
   * @param bytes what it may take of the heap; at least one phone fits
   */
  PhoneBuffer(long bytes) {
    int capacity = (int) Math.max(1, Math.min(MOST, bytes / (2 * Long.BYTES)));
    keys = new long[capacity];
    spare = new long[capacity];
  }

  void add(int ordinal, long phoneKey) {
    keys[count++] = (long) ordinal << PhoneKey.BITS | phoneKey;
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public boolean isFull() {
    return count == keys.length;
  }

  @Override
  public long drain(StagedSegments.SegmentOrder order, SpillWriter writer) throws IOException {
    sort(order.ranks());
    int end = count;
    count = 0;
    long dropped = 0;
    long last = -1;
    for (int i = 0; i < end; i++) {
      long key = keys[i];
      if (key == last) {
        dropped++;
      } else {
        write(last, key, order, writer);
      }
      last = key;
    }
    return dropped;
  }

  private void sort(int[] ranks) {
    for (int i = 0; i < count; i++) {
      long key = keys[i];
      keys[i] = (long) ranks[(int) (key >>> PhoneKey.BITS)] << PhoneKey.BITS | key & PHONE;
    }
    long[] sorted = RadixSort.sort(keys, spare, count);
    spare = sorted == keys ? spare : keys;
    keys = sorted;
  }

  private static void write(
      long last, long key, StagedSegments.SegmentOrder order, SpillWriter writer)
      throws IOException {
    long rank = key >>> PhoneKey.BITS;
    if (last < 0 || rank != last >>> PhoneKey.BITS) {
      writer.segment(order.ordinal((int) rank));
    }
    writer.member(key & PHONE);
  }
}
