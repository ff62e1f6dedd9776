package io.attentivecourier.sort;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/**
 * Reads a {@link Spill} entry by entry.
 *
 * <p>At the end it throws an {@link IllegalStateException} if entries that were written did not
 * come back.
 */
final class SpillCursor implements Closeable {
  private static final int BUFFER_BYTES = 1 << 15;

  private final Spill spill;
  private final int age;
  private final KeyOrder order;
  private final InputStream input;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private long unread;
  private int next;
  private int filled;
  private int from;
  private int compared;
  private long key;
  private long entries;
  private boolean atEnd;

  /**
   * @param age its place among the cursors of a merge; a higher number is a younger spill
   */
  SpillCursor(Spill spill, int age, KeyOrder order) throws IOException {
    this.spill = spill;
    this.age = age;
    this.order = order;
    this.unread = Files.size(spill.path());
    this.input = Files.newInputStream(spill.path());
  }

  /** Moves to the next entry, or to the end after the last. */
  void advance() throws IOException {
    if (filled - next < EntryForm.LONGEST_HEAD) {
      fill(EntryForm.LONGEST_HEAD);
    }
    if (filled == next || entries == spill.entries()) {
      checkWhole();
      atEnd = true;
      key = -1; // The greatest: it comes after all others, and of equal ones isBefore decides.
    } else {
      readEntry();
      entries++;
    }
  }

  private void readEntry() throws IOException {
    if (filled - next >= EntryForm.KEY_ALONE && (buffer[next] | buffer[next + 1]) == 0) {
      readKey();
    } else {
      readWhole();
    }
  }

  /** Nearly all entries of a list of phones. */
  private void readKey() {
    key = order.rank(EntryForm.getLong(buffer, next + 2));
    next += EntryForm.KEY_ALONE;
    from = next;
    compared = 0;
  }

  private void readWhole() throws IOException {
    compared = EntryForm.length(buffer, next);
    int carriedAt = next + EntryForm.lengthBytes(compared);
    int carried = EntryForm.length(buffer, carriedAt);
    int head = carriedAt - next + EntryForm.lengthBytes(carried) + Long.BYTES;
    long size = (long) head + compared + carried;
    checkLength(compared | carried, size);
    if (size > filled - next) {
      fill((int) size);
    }
    key = order.rank(EntryForm.getLong(buffer, next + head - Long.BYTES));
    from = next + head;
    next += (int) size;
  }

  /** Checks a length before memory is reserved for it: a damaged length may say two gigabytes. */
  private void checkLength(int lengths, long size) {
    if (lengths < 0 || size > filled - next + unread) {
      throw damaged();
    }
  }

  void copyTo(SortedEntries entries) {
    entries.set(key, buffer, from, compared, next - from);
  }

  boolean isAtEnd() {
    return atEnd;
  }

  int age() {
    return age;
  }

  /** The number that its entry is sorted by first; the greatest of all where it is at its end. */
  long key() {
    return key;
  }

  /**
   * Returns a number below, at or above 0 if this entry comes before, is equal to, or comes after
   * that one.
   */
  int compareTo(SortedEntries other) {
    return compareTo(other.key(), other.bytes(), 0, other.compared());
  }

  /**
   * True if this cursor comes first. Of two equal entries the younger comes first; a cursor at its
   * end comes after all others.
   */
  boolean isBefore(SpillCursor other) {
    if (atEnd || other.atEnd) {
      return !atEnd;
    }
    int byEntry = compareTo(other.key, other.buffer, other.from, other.compared);
    return byEntry != 0 ? byEntry < 0 : age > other.age;
  }

  private int compareTo(long otherKey, byte[] other, int otherFrom, int otherCompared) {
    return key != otherKey
        ? Long.compareUnsigned(key, otherKey)
        : EntryForm.compare(buffer, from, compared, other, otherFrom, otherCompared);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  /**
   * Moves the bytes that are not read yet to the front of the buffer, and reads more after them.
   */
  private void fill(int bytes) throws IOException {
    byte[] old = buffer;
    if (bytes > buffer.length) {
      buffer = new byte[bytes];
    }
    System.arraycopy(old, next, buffer, 0, filled - next);
    filled -= next;
    next = 0;
    int read = input.readNBytes(buffer, filled, buffer.length - filled);
    filled += read;
    unread -= read;
  }

  private void checkWhole() {
    if (filled != next || entries != spill.entries()) {
      throw damaged();
    }
  }

  private IllegalStateException damaged() {
    return new IllegalStateException(
        "%s: %d rows were staged and %d came back"
            .formatted(spill.path().getFileName(), spill.entries(), entries));
  }
}
