package io.attentivecourier.segment;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The members of several spills in one order, each once a segment. */
final class SpillMerge implements Closeable {
  private final List<SpillCursor> cursors = new ArrayList<>();
  private final LoserTree tournament;
  private final byte[] member = new byte[SegmentStage.LONGEST_IDENTIFIER];
  private int length;
  private int rank = -1;
  private long prefix;
  private long dropped;

  /**
   * @param ranks the place of each ordinal in the order of segment names
   */
  SpillMerge(List<SpillFile> files, int[] ranks) throws IOException {
    try {
      for (SpillFile file : files) {
        SpillCursor cursor = new SpillCursor(file, ranks);
        cursors.add(cursor);
        cursor.advance();
      }
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
    tournament = new LoserTree(cursors);
  }

  /** Moves to the next member that differs from this one; false behind the last. */
  boolean next() throws IOException {
    for (SpillCursor least = tournament.winner(); least != null; least = tournament.winner()) {
      int order = least.compareTo(rank, prefix, member, 0, length);
      if (order < 0) {
        throw new IllegalStateException("a spill of the staging folder is out of order");
      }
      take(least);
      least.advance();
      tournament.replay();
      if (order > 0) {
        return true;
      }
      dropped++;
    }
    return false;
  }

  /** The place of the member's segment in the order of names. */
  int rank() {
    return rank;
  }

  /** Writes the identifier and a line feed; returns the place behind them. */
  int copyTo(byte[] target, int at) {
    System.arraycopy(member, 0, target, at, length);
    target[at + length] = '\n';
    return at + length + 1;
  }

  void writeTo(SpillWriter writer) throws IOException {
    writer.member(member, 0, length);
  }

  /** Members that came more than once so far. */
  long dropped() {
    return dropped;
  }

  @Override
  public void close() throws IOException {
    for (SpillCursor cursor : cursors) {
      cursor.close();
    }
  }

  private void take(SpillCursor cursor) {
    rank = cursor.rank();
    prefix = cursor.firstBytes();
    length = cursor.copyTo(member);
  }
}
