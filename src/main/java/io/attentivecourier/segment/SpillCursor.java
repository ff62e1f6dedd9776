package io.attentivecourier.segment;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * Reads a {@link SpillFile} member by member. In order of segment name, then of identifier, by
 * bytes.
 *
 * @throws IllegalStateException at the end, if members that were written did not come back
 */
final class SpillCursor implements Closeable {
  private static final int BUFFER_BYTES = 1 << 15;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final SpillFile file;
  private final int[] ranks;
  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER_BYTES + Long.BYTES];
  private int start;
  private int end = -1;
  private int filled;
  private boolean inSegment;
  private boolean atEnd;
  private int place;
  private long members;
  private int rank;
  private long prefix;

  /**
   * @param ranks the place of each ordinal in the order of segment names
   */
  SpillCursor(SpillFile file, int[] ranks) throws IOException {
    this.file = file;
    this.ranks = ranks;
    this.input = Files.newInputStream(file.path());
  }

  /** Moves to the next member, or to the end behind the last. */
  void advance() throws IOException {
    while (nextLine()) {
      if (inSegment && end > start) {
        members++;
        prefix = prefix();
        return;
      }
      inSegment = !inSegment;
      rank = inSegment ? ranks[ordinal()] : rank;
    }
    checkComplete();
    atEnd = true;
  }

  int rank() {
    return rank;
  }

  /** The first eight bytes, with zeros behind a shorter identifier: one comparison for most. */
  long firstBytes() {
    return prefix;
  }

  /** Whether there is no more member to stand at. */
  boolean isAtEnd() {
    return atEnd;
  }

  /** Its place among the cursors of a merge. */
  int place() {
    return place;
  }

  void place(int number) {
    place = number;
  }

  int copyTo(byte[] target) {
    System.arraycopy(buffer, start, target, 0, end - start);
    return end - start;
  }

  /** Below, at or above 0 as this member comes before, is, or comes after that one. */
  int compareTo(int otherRank, long otherPrefix, byte[] other, int from, int to) {
    if (rank != otherRank) {
      return Integer.compare(rank, otherRank);
    }
    return prefix != otherPrefix
        ? Long.compare(prefix, otherPrefix)
        : Arrays.compare(buffer, start, end, other, from, to);
  }

  /** One that is at its end comes after all others. */
  boolean isBefore(SpillCursor other) {
    if (atEnd || other.atEnd) {
      return !atEnd;
    }
    return compareTo(other.rank, other.prefix, other.buffer, other.start, other.end) < 0;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private boolean nextLine() throws IOException {
    start = end + 1;
    int at = start;
    while (true) {
      while (at < filled) {
        if (buffer[at] == '\n') {
          end = at;
          return true;
        }
        at++;
      }
      at -= start;
      if (!refill()) {
        return false;
      }
    }
  }

  /** Keeps the begun line, at the front, and reads on behind it. */
  private boolean refill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    int read = input.read(buffer, filled, BUFFER_BYTES - filled);
    filled += Math.max(read, 0);
    return read > 0;
  }

  private long prefix() {
    long bytes = (long) EIGHT_BYTES.get(buffer, start);
    int missing = Long.BYTES - (end - start);
    return missing <= 0 ? bytes : bytes & -1L << missing * Byte.SIZE;
  }

  private int ordinal() {
    int ordinal = 0;
    for (int i = start; i < end; i++) {
      ordinal = ordinal * 10 + buffer[i] - '0';
    }
    return ordinal;
  }

  private void checkComplete() {
    if (inSegment || filled != start || members != file.members()) {
      throw new IllegalStateException(
          "%s: %d members were staged and %d came back"
              .formatted(file.path().getFileName(), file.members(), members));
    }
  }
}
