package io.attentivecourier.sort;

import java.io.IOException;
import java.util.Arrays;

/** Holds entries that are only a key. */
final class KeyBuffer implements SortBuffer {
  /** The first size of the array: most segments are small, and a run may have 50,000 of them. */
  private static final int FIRST_ROOM = 512;

  private static final int MOST = 1 << 28;

  private final int capacity;
  private long[] keys;
  private long[] spare = new long[0];
  private int count;

  /**
   * @param bytes the maximum number of bytes of the heap; at least two keys fit
   */
  KeyBuffer(long bytes) {
    capacity = (int) Math.max(2, Math.min(MOST, bytes / (2 * Long.BYTES)));
    keys = new long[Math.min(capacity, FIRST_ROOM)];
  }

  /** Adds a key; returns false if there is no room for it. */
  boolean add(long key) {
    if (count == keys.length) {
      if (count == capacity) {
        return false;
      }
      keys = Arrays.copyOf(keys, (int) Math.min(capacity, 2L * keys.length));
    }
    keys[count++] = key;
    return true;
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public long drain(KeyOrder order, SpillWriter writer) throws IOException {
    int all = count;
    long[] sorted = sorted(order);
    count = 0;
    long written = 0;
    for (int i = 0; i < all; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        writer.add(order.stored(sorted[i]));
        written++;
      }
    }
    return all - written;
  }

  /** The keys in order, each once, from the first at each call; they stay in the buffer. */
  SortedEntries.Source inMemory() {
    return new KeysInMemory(sorted(KeyOrder.SAME), count);
  }

  private long[] sorted(KeyOrder order) {
    for (int i = 0; order != KeyOrder.SAME && i < count; i++) {
      keys[i] = order.rank(keys[i]);
    }
    if (spare.length < count) {
      spare = new long[keys.length];
    }
    long[] sorted = RadixSort.sort(keys, spare, count);
    spare = sorted == keys ? spare : keys;
    keys = sorted;
    return sorted;
  }

  /** Reads sorted keys. */
  private static final class KeysInMemory implements SortedEntries.Source {
    private final long[] sorted;
    private final int count;
    private int next;
    private long dropped;

    KeysInMemory(long[] sorted, int count) {
      this.sorted = sorted;
      this.count = count;
    }

    @Override
    public boolean next(SortedEntries entries) {
      while (next > 0 && next < count && sorted[next] == sorted[next - 1]) {
        next++;
        dropped++;
      }
      if (next == count) {
        return false;
      }
      entries.set(sorted[next++]);
      return true;
    }

    @Override
    public long dropped() {
      return dropped;
    }
  }
}
