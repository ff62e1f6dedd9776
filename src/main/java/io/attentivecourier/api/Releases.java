package io.attentivecourier.api;

/**
 * When the last requests went out: the newest 4,096 at least, and as many as a second may hold.
 * Belongs to one thread at a time.
 */
final class Releases {
  private static final int LEAST = 4_096;

  private final long[] times;
  private long count;

  Releases(int perSecond) {
    times = new long[Math.max(LEAST, perSecond)];
  }

  void add(long nanos) {
    times[(int) (count % times.length)] = nanos;
    count++;
  }

  boolean has(int back) {
    return back >= 1 && back <= Math.min(count, times.length);
  }

  /** The time of the newest (1), the one before it (2) and so on. */
  long newest(int back) {
    return times[(int) ((count - back) % times.length)];
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
