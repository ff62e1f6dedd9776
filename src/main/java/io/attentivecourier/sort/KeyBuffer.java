package io.attentivecourier.sort;

import java.io.IOException;
import java.util.Arrays;

/** Holds entries that are only a key. */
final class KeyBuffer implements SortBuffer {
  private static final int MOST = 1 << 28;

  private final int capacity;
  private final KeyRoom room;
  private long[] keys;
  private int count;

  /**
   * @param bytes the maximum number of bytes of the heap; at least two keys fit
   * @param room where they are sorted: of two buffers only one is at a time
   */
  KeyBuffer(long bytes, KeyRoom room) {
    this.capacity = (int) Math.max(2, Math.min(MOST, bytes / Long.BYTES));
    this.room = room;
    this.keys = room.take(capacity);
  }

  /** Adds a key; returns false if there is no room for it. */
  boolean add(long key) {
    if (count == capacity) {
      return false;
    }
    if (count == keys.length) {
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
    keys = room.sort(keys, count);
    return keys;
  }

  /** Nothing of it is used any more. */
  void release() {
    room.giveBack(keys);
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
