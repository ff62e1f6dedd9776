package io.attentivecourier.sort;

/**
 * The arrays in which keys are sorted, for one sort after the other. Each segment of a run sorts
 * its members' hashes: arrays of their own, which grew with each list, left 35 MB of the heap to
 * the collector, and made that much more of the process resident. It is for one thread at a time.
 */
public final class KeyRoom {
  /** The first size of the array: most segments are small, and a run may have 50,000 of them. */
  private static final int FIRST = 512;

  private long[] kept = {};
  private long[] spare = {};

  /** An array for keys, that of an earlier sort if it was given back. */
  long[] take(int capacity) {
    long[] taken = kept.length > 0 ? kept : new long[Math.min(capacity, FIRST)];
    kept = new long[0];
    return taken;
  }

  void giveBack(long[] keys) {
    kept = keys;
  }

  /**
   * Sorts the first {@code count} keys.
   *
   * @return the array that holds the result; the other one is the room's
   */
  long[] sort(long[] keys, int count) {
    if (spare.length < count) {
      spare = new long[keys.length];
    }
    long[] sorted = RadixSort.sort(keys, spare, count);
    spare = sorted == keys ? spare : keys;
    return sorted;
  }
}
