package io.attentivecourier.api;

/**
 * When the last requests went out, and about when each came in: the newest 4,096 at least, and as
 * many as a second may hold. Belongs to one thread at a time.
 */
final class Releases {
  private static final int LEAST = 4_096;

  /** What takes longer than this was under way or in work, nobody knows which. */
  private static final long MOST_LATE = 250_000_000L;

  private final long[] out;
  private final long[] in;
  private long count;
  private long quickest = Long.MAX_VALUE;

  Releases(int perSecond) {
    out = new long[Math.max(LEAST, perSecond)];
    in = new long[out.length];
  }

  void add(long nanos) {
    out[at(count)] = nanos;
    in[at(count)] = nanos;
    count++;
  }

  private int at(long number) {
    return (int) (number % out.length);
  }

  /** How many there were; the next one has this number. */
  long count() {
    return count;
  }

  /**
   * Its answer is there: it came in at most as much later than the quickest as its answer came.
   *
   * @param number of the request, from 0
   */
  void answered(long number, long nanos) {
    if (count - number <= out.length) {
      long took = nanos - out[at(number)];
      quickest = Math.min(quickest, took);
      in[at(number)] = out[at(number)] + Math.min(MOST_LATE, took - quickest);
    }
  }

  boolean has(int back) {
    return back >= 1 && back <= Math.min(count, out.length);
  }

  /** When the newest (1) went out, the one before it (2) and so on. */
  long newest(int back) {
    return out[at(count - back)];
  }

  /** When it came in at the latest, next to how long the quickest of all was under way. */
  long newestIn(int back) {
    return in[at(count - back)];
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
