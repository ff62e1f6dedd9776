package io.attentivecourier.sort;

import java.io.IOException;
import java.util.Arrays;

/**
 * Entries with bytes, one behind the other in their {@link EntryForm}.
 *
 * <p>Sorted five bytes at a time, of the key first, each with the place of its entry in one number:
 * {@code Arrays.sort(long[])} boxes nothing and compares nothing twice, and of equal entries the
 * one that came last stays the last.
 */
final class EntryBuffer implements SortBuffer {
  private static final int FIRST_ROOM = 1 << 13;

  /** An entry's place takes 24 bits. */
  private static final int PLACE_BITS = 24;

  private static final int MOST = 1 << PLACE_BITS;
  private static final long PLACE = MOST - 1;
  private static final int FIVE = 5;

  /**
   * One fifth for the places, 8 bytes each, which are there only while they are sorted, and then
   * take as much again: an e-mail's entry has about 34 bytes.
   */
  private static final int SHARE = 5;

  /** A plain comparison is faster for so few. */
  private static final int FEW = 12;

  /** Behind so many bytes nothing that is compared differs, unless it was made to. */
  private static final int DEEP = 256;

  private final int capacity;
  private final int mostEntries;
  private byte[] data;
  private int filled;
  private int count;
  private long[] order;

  /**
   * @param bytes of the heap, and a fifth of it more while it is sorted; an entry that is longer
   *     takes more
   */
  EntryBuffer(long bytes) {
    int most = (int) Math.min(MOST, bytes - bytes / SHARE);
    capacity = Math.max(0, most - Long.BYTES);
    mostEntries = (int) Math.max(1, Math.min(MOST, bytes / SHARE / Long.BYTES));
    data = new byte[Math.min(capacity, FIRST_ROOM) + Long.BYTES];
  }

  /** False where there is no room for it. */
  boolean add(long key, byte[] bytes, int compared, int length) {
    int size = Math.toIntExact(EntryForm.size(compared, length));
    if (!isEmpty() && (count == mostEntries || size > capacity - filled)) {
      return false;
    }
    makeRoom(size);
    filled = EntryForm.write(key, bytes, compared, length, data, filled);
    count++;
    return true;
  }

  /** With eight bytes behind the last entry, for who reads eight at once. */
  private void makeRoom(int size) {
    long needed = (long) filled + size + Long.BYTES;
    if (needed > data.length) {
      long room = Math.min(capacity + (long) Long.BYTES, 2L * data.length);
      data = Arrays.copyOf(data, Math.toIntExact(Math.max(needed, room)));
    }
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public long drain(KeyOrder keys, SpillWriter writer) throws IOException {
    int all = count;
    order = new long[all];
    int depth = note(keys);
    count = 0;
    filled = 0;
    setFiveBytes(0, all, depth, 0);
    order = RadixSort.sort(order, new long[all], all, PLACE_BITS);
    long written = 0;
    for (int start = 0, end; start < all; start = end) {
      end = groupEnd(start, all);
      sortGroup(start, end, depth + FIVE);
      written += write(start, end, keys, writer);
    }
    order = null;
    return all - written;
  }

  /**
   * Notes each entry's place; its key becomes the number that it is sorted by.
   *
   * @return how many of their first bytes all keys share: of a list of e-mails three or more
   */
  private int note(KeyOrder keys) {
    int place = 0;
    long varying = 0;
    for (int i = 0; i < count; i++) {
      order[i] = place;
      int key = EntryForm.key(data, place);
      long ranked = keys.rank(EntryForm.getLong(data, key));
      EntryForm.putLong(data, key, ranked);
      varying |= ranked ^ EntryForm.getLong(data, EntryForm.key(data, 0));
      place = EntryForm.end(data, place);
    }
    return Long.numberOfLeadingZeros(varying) / Byte.SIZE;
  }

  /**
   * Sets the bytes at that depth before each place.
   *
   * @param sign the highest bit, turned for a sort that knows only numbers with a sign
   */
  private void setFiveBytes(int from, int to, int depth, long sign) {
    for (int i = from; i < to; i++) {
      int place = place(order[i]);
      order[i] = fiveBytes(place, depth) & ~PLACE ^ sign | place;
    }
  }

  /** Sorts entries that are equal before {@code depth}. */
  private void sort(int from, int to, int depth) {
    setFiveBytes(from, to, depth, Long.MIN_VALUE);
    Arrays.sort(order, from, to);
    for (int start = from, end; start < to; start = end) {
      end = groupEnd(start, to);
      sortGroup(start, end, depth + FIVE);
    }
  }

  private void sortGroup(int from, int to, int depth) {
    if (to - from > FEW) {
      if (depth < DEEP && !isBehindEnd(place(order[from]), depth)) {
        sort(from, to, depth);
      } else {
        sortWhole(from, to);
      }
    } else if (to - from > 1) {
      insert(from, to);
    }
  }

  private int groupEnd(int from, int to) {
    int end = from + 1;
    while (end < to && ((order[end] ^ order[from]) & ~PLACE) == 0) {
      end++;
    }
    return end;
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long entry = order[i];
      int at = i;
      for (; at > from && compare(order[at - 1], entry) > 0; at--) {
        order[at] = order[at - 1];
      }
      order[at] = entry;
    }
  }

  /** Stable, and they stand in the order they came. */
  private void sortWhole(int from, int to) {
    Long[] entries = new Long[to - from];
    Arrays.setAll(entries, i -> order[from + i]);
    Arrays.sort(entries, this::compare);
    for (int i = 0; i < entries.length; i++) {
      order[from + i] = entries[i];
    }
  }

  /** In the high bits, with zeros behind what is compared. */
  private long fiveBytes(int place, int depth) {
    int left = compared(place) - depth;
    if (left <= 0) {
      return 0;
    }
    long eight = EntryForm.getLong(data, EntryForm.key(data, place) + depth);
    return left >= Long.BYTES ? eight : eight & -1L << (Long.BYTES - left) * Byte.SIZE;
  }

  private boolean isBehindEnd(int place, int depth) {
    return depth >= compared(place);
  }

  private int compare(long one, long other) {
    int place = place(one);
    int otherPlace = place(other);
    return EntryForm.compare(
        data,
        EntryForm.key(data, place),
        compared(place),
        data,
        EntryForm.key(data, otherPlace),
        compared(otherPlace));
  }

  /** How many bytes belong to the order, from the key's first. */
  private int compared(int place) {
    return Long.BYTES + EntryForm.length(data, place);
  }

  /** Of equal ones, which stand in one group, the last. */
  private long write(int from, int to, KeyOrder keys, SpillWriter writer) throws IOException {
    long written = 0;
    for (int i = from; i < to; i++) {
      if (i + 1 == to || compare(order[i], order[i + 1]) != 0) {
        write(place(order[i]), keys, writer);
        written++;
      }
    }
    return written;
  }

  private void write(int place, KeyOrder keys, SpillWriter writer) throws IOException {
    int key = EntryForm.key(data, place);
    EntryForm.putLong(data, key, keys.stored(EntryForm.getLong(data, key)));
    writer.copy(data, place, EntryForm.end(data, place));
  }

  private static int place(long entry) {
    return (int) (entry & PLACE);
  }
}
