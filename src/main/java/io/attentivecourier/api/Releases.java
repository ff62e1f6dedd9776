package io.attentivecourier.api;

/** When the last requests went out, the newest 4,096 of them. Belongs to one thread at a time. */
final class Releases {
  private static final int MOST = 4_096;

  private final long[] times = new long[MOST];
  private long count;

  void add(long nanos) {
    times[(int) (count % MOST)] = nanos;
    count++;
  }

  boolean has(int back) {
    return back >= 1 && back <= Math.min(count, MOST);
  }

  /** The time of the newest (1), the one before it (2) and so on. */
  long newest(int back) {
    return times[(int) ((count - back) % MOST)];
  }

  /** How many there were in so many nanoseconds before now. */
  int since(long now, long nanos) {
    int found = 0;
    while (has(found + 1) && now - newest(found + 1) < nanos) {
      found++;
    }
    return found;
  }
}
