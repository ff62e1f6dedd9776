package io.attentivecourier.api;

import java.util.List;

/**
 * What is said of moments in their order, in nanoseconds: those at which requests go out, or in.
 */
final class Times {
  private Times() {}

  static int mostInOneSecond(List<Long> times) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= RateLimiter.SECOND) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Requests a second. */
  static double rate(List<Long> times) {
    long took = times.get(times.size() - 1) - times.get(0);
    return (times.size() - 1) * (double) RateLimiter.SECOND / took;
  }

  /** The least time between two of them. */
  static long nearest(List<Long> times) {
    long nearest = Long.MAX_VALUE;
    for (int i = 1; i < times.size(); i++) {
      nearest = Math.min(nearest, times.get(i) - times.get(i - 1));
    }
    return nearest;
  }
}
