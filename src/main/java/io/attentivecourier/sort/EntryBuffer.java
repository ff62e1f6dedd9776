package io.attentivecourier.sort;

import java.io.IOException;
import java.util.Arrays;

/**
 * Holds entries with bytes, one after the other in their {@link EntryForm}.
 *
 * <p>It sorts by five bytes at a time, those of the key first. The five bytes and the place of the
 * entry are one number: {@code Arrays.sort(long[])} boxes nothing and compares nothing twice, and
 * of equal entries the one that came last stays the last.
 */
final class EntryBuffer implements SortBuffer {
  private static final int FIRST_ROOM = 1 << 13;

  /** An entry's place takes 24 bits. */
  private static final int PLACE_BITS = 24;

  private static final int MOST = 1 << PLACE_BITS;
  private static final long PLACE = MOST - 1;
  private static final int FIVE = 5;

  /**
   * One fifth of the memory is for the places, 8 bytes each. They exist only while they are sorted,
   * and then take as much again: an e-mail's entry has about 34 bytes.
   */
  private static final int SHARE = 5;

  /** A plain comparison is faster for this many entries or fewer. */
  private static final int FEW = 12;

  /**
   * Entries that are equal in this many bytes are equal in all compared bytes, unless somebody made
   * them differ.
   */
  private static final int DEEP = 256;

  private final int capacity;
  private final int mostEntries;
  private byte[] data;
  private int filled;
  private int count;
  private long[] order;

  /**
   * @param bytes the bytes of the heap to take, and a fifth more while it sorts; an entry that is
   *     longer takes more
   */
  EntryBuffer(long bytes) {
    int most = (int) Math.min(MOST, bytes - bytes / SHARE);
    capacity = Math.max(0, most - Long.BYTES);
    mostEntries = (int) Math.max(1, Math.min(MOST, bytes / SHARE / Long.BYTES));
    data = new byte[Math.min(capacity, FIRST_ROOM) + Long.BYTES];
  }

  /** Adds an entry; returns false if there is no room for it. */
  boolean add(long key, byte[] bytes, int from, int compared, int length) {
    int size = Math.toIntExact(EntryForm.size(compared, length));
    if (!isEmpty() && (count == mostEntries || size > capacity - filled)) {
      return false;
    }
    makeRoom(size);
    filled = EntryForm.write(key, bytes, from, compared, length, data, filled);
    count++;
    return true;
  }

  /**
   * Makes room for an entry, and for eight bytes after it, because eight bytes are read at once.
   */
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
   * @return the number of first bytes that all keys share: in a list of e-mails three or more
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
   * Sets the five bytes at that depth before each place.
   *
   * @param sign the highest bit, which is flipped for a sort that knows only signed numbers; else 0
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

  /**
   * Sorts entries by all their compared bytes. The sort is stable, and the entries stand in the
   * order in which they came.
   */
  private void sortWhole(int from, int to) {
    Long[] entries = new Long[to - from];
    Arrays.setAll(entries, i -> order[from + i]);
    Arrays.sort(entries, this::compare);
    for (int i = 0; i < entries.length; i++) {
      order[from + i] = entries[i];
    }
  }

  /** Reads the bytes at that depth into the high bits, with zeros after the compared bytes. */
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

  /** The number of bytes that count for the order, from the key's first byte. */
  private int compared(int place) {
    return Long.BYTES + EntryForm.length(data, place);
  }

  /**
   * Writes the entries of a group. Equal entries stand in one group; only the last of them is
   * written.
   */
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
