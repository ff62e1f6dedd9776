package io.attentivecourier.people;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The people of several spills in one order, each once, with what came last. */
final class PeopleSpillMerge implements Closeable {
  private static final int FIRST_ROOM = 512;

  private final List<PeopleSpillCursor> cursors = new ArrayList<>();
  private final PriorityQueue<PeopleSpillCursor> heap = new PriorityQueue<>();
  private byte[] person = new byte[FIRST_ROOM];
  private boolean any;
  private long dropped;

  /**
   * @param spills from the oldest to the youngest
   */
  PeopleSpillMerge(List<PeopleSpill> spills) throws IOException {
    try {
      for (PeopleSpill spill : spills) {
        PeopleSpillCursor cursor = new PeopleSpillCursor(spill, cursors.size());
        cursors.add(cursor);
        advance(cursor);
      }
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /** Moves to the next person; false behind the last. */
  boolean next() throws IOException {
    for (PeopleSpillCursor least = heap.poll(); least != null; least = heap.poll()) {
      int order = any ? PersonBytes.compare(least.bytes(), least.at(), person, 0) : 1;
      if (order > 0) {
        take(least);
        advance(least);
        return true;
      }
      drop(least, order);
    }
    return false;
  }

  /** The person's bytes, from the first. */
  byte[] bytes() {
    return person;
  }

  /** Entries that a younger one replaced so far. */
  long dropped() {
    return dropped;
  }

  @Override
  public void close() throws IOException {
    for (PeopleSpillCursor cursor : cursors) {
      cursor.close();
    }
  }

  private void take(PeopleSpillCursor cursor) {
    int size = PersonBytes.size(cursor.bytes(), cursor.at());
    if (person.length < size) {
      person = new byte[Math.max(size, 2 * person.length)];
    }
    System.arraycopy(cursor.bytes(), cursor.at(), person, 0, size);
    any = true;
  }

  private void drop(PeopleSpillCursor cursor, int order) throws IOException {
    if (order < 0) {
      throw new IllegalStateException("a spill of the staging folder is out of order");
    }
    dropped++;
    advance(cursor);
  }

  private void advance(PeopleSpillCursor cursor) throws IOException {
    if (cursor.advance()) {
      heap.add(cursor);
    }
  }
}
