package io.attentivecourier.sort;

import java.io.IOException;
import java.util.Arrays;

/**
 * Yields entries in order: by key as an unsigned number, then by their compared bytes as unsigned
 * bytes. Of entries that are equal in both it yields the one that was added last.
 *
 * <p>It checks what it yields: at the end each entry was yielded or counted as dropped.
 */
public final class SortedEntries {
  private static final int FIRST_ROOM = 128;

  private final Source source;
  private final long added;
  private final long droppedBefore;
  private long yielded;
  private long key;
  private byte[] bytes = new byte[FIRST_ROOM];
  private int compared;
  private int length;

  /** A source of entries in order. */
  interface Source {
    /** Sets the entry that follows the one that is set; returns false after the last. */
    boolean next(SortedEntries entries) throws IOException;

    /**
     * The number of entries that were skipped so far, because they were equal to one before them.
     */
    long dropped();
  }

  /**
   * @param added the number of entries before any was dropped
   * @param droppedBefore the number of those that the source does not have
   */
  SortedEntries(Source source, long added, long droppedBefore) {
    this.source = source;
    this.added = added;
    this.droppedBefore = droppedBefore;
  }

  /**
   * Moves to the next entry; returns false after the last, where it stays.
   *
   * @throws IllegalStateException if entries that were added did not come back
   */
  public boolean next() throws IOException {
    boolean more = source.next(this);
    if (more) {
      yielded++;
    } else {
      checkWhole();
    }
    return more;
  }

  /** Checks the number of entries, also if there are none: a lost list looks like an empty one. */
  private void checkWhole() {
    if (yielded + dropped() != added) {
      throw new IllegalStateException(
          "%d rows were staged and %d came back".formatted(added, yielded + dropped()));
    }
  }

  /** The number that the key is sorted by. */
  public long key() {
    return key;
  }

  /** The entry's bytes, from the first; they change with the next call of {@link #next}. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of bytes that count for the order. */
  public int compared() {
    return compared;
  }

  /** The number of bytes of the entry. */
  public int length() {
    return length;
  }

  /**
   * The number of entries that a later one replaced; it is complete once {@link #next} has returned
   * false.
   */
  public long dropped() {
    return droppedBefore + source.dropped();
  }

  boolean isAtFirst() {
    return yielded == 0;
  }

  /** Sets an entry that is only a key. */
  void set(long only) {
    key = only;
  }

  /** Sets the entry whose bytes stand there. */
  void set(long next, byte[] from, int at, int ofOrder, int all) {
    key = next;
    compared = ofOrder;
    length = all;
    if (all > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(all, 2 * bytes.length));
    }
    System.arraycopy(from, at, bytes, 0, all);
  }
}
