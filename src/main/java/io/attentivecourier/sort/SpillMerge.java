package io.attentivecourier.sort;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Merges the entries of several spills; of equal entries it yields that of the youngest spill. */
final class SpillMerge implements SortedEntries.Source, Closeable {
  private final List<SpillCursor> cursors = new ArrayList<>();
  private final LoserTree tournament;
  private long dropped;

  /**
   * @param spills from the oldest to the youngest
   */
  SpillMerge(List<Spill> spills, KeyOrder order) throws IOException {
    try {
      for (Spill spill : spills) {
        SpillCursor cursor = new SpillCursor(spill, cursors.size(), order);
        cursors.add(cursor);
        cursor.advance();
      }
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
    tournament = new LoserTree(cursors);
  }

  @Override
  public boolean next(SortedEntries entries) throws IOException {
    for (SpillCursor least = tournament.winner(); least != null; least = tournament.winner()) {
      int order = entries.isAtFirst() ? 1 : least.compareTo(entries);
      if (order < 0) {
        throw new IllegalStateException("a spill of the staging folder is out of order");
      }
      if (order > 0) {
        least.copyTo(entries);
      }
      least.advance();
      tournament.replay();
      if (order > 0) {
        return true;
      }
      dropped++;
    }
    return false;
  }

  @Override
  public long dropped() {
    return dropped;
  }

  @Override
  public void close() throws IOException {
    for (SpillCursor cursor : cursors) {
      cursor.close();
    }
  }
}
