package io.attentivecourier.sort;

import java.io.IOException;
import java.util.Arrays;

/**
 * Entries in order: by key as a number without a sign, then by their compared bytes without a sign.
 * Of entries that are equal in both it yields the one that was added last.
 *
 * <p>What it yields is checked: at the end each entry was yielded or counted as dropped.
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

  /** Where entries come from, in order. */
  interface Source {
    /** Sets the entry that follows the one that is set; false behind the last. */
    boolean next(SortedEntries entries) throws IOException;

    /** Entries that were passed over so far, as equal to one before them. */
    long dropped();
  }

  /**
   * @param added how many there were before any was dropped
   * @param droppedBefore those of them that the source has not
   */
  SortedEntries(Source source, long added, long droppedBefore) {
    this.source = source;
    this.added = added;
    this.droppedBefore = droppedBefore;
  }

  /**
   * Moves to the next entry; false behind the last, where it stays.
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

  /** Also where there is nothing at all: nothing is what a lost list looks like. */
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

  /** How many of the bytes belong to the order. */
  public int compared() {
    return compared;
  }

  /** How many bytes the entry has. */
  public int length() {
    return length;
  }

  /** Entries that a later one replaced: all of them once {@link #next} said false. */
  public long dropped() {
    return droppedBefore + source.dropped();
  }

  boolean isAtFirst() {
    return yielded == 0;
  }

  /** An entry that is only a key. */
  void set(long only) {
    key = only;
  }

  /** The entry whose bytes stand there. */
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
