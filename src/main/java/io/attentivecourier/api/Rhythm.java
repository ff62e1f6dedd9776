package io.attentivecourier.api;

/**
 * When the next request may go out. No second holds more than the rate, and two requests are never
 * nearer than 4/5 of its gap, so that a late wake-up is caught up without a burst. The timetable
 * aims a little lower (99.5 %), so that what comes 5 ms late is not one too many at the receiver.
 * Holds no clock: times are nanoseconds that are given.
 */
final class Rhythm {
  static final long SECOND = 1_000_000_000L;

  private static final double AIM = 0.995;
  private static final double NEAREST = 0.8;

  /** A thread wakes up about so late; at thousands a second that is as long as a gap. */
  private static final long LATE = 100_000L;

  /** A full second and this much: the receiver's second may begin a little later than ours. */
  private static final long WINDOW = SECOND + 2_000_000L;

  /** Every account may send that much; the waits between the tries of a request do the rest. */
  private static final double LEAST = 1;

  /** From half of the rate back to all of it: 10 s. */
  private static final double RECOVERED_A_SECOND = 0.05;

  /** Where the account's rate is not known, a slowed pace grows by this share a second. */
  private static final double GROWTH_A_SECOND = 1.1;

  /**
   * The first second's requests, and those after an idle time, open connections and come late by up
   * to a quarter of a second; the next would catch up with them at the receiver.
   */
  private static final double WARM_UP = 0.8;

  private static final long BY_CHANCE = 5 * SECOND;
  private static final long IDLE = 10 * SECOND;

  private static final double NO_LIMIT = 1e9;

  private final double base;
  private final Releases releases;
  private double slowedTo;
  private long slowedAt;
  private boolean slowed;
  private boolean begun;
  private double warmUps;
  private long last;
  private long planned;
  private boolean refused;
  private long refusedAt;
  private boolean held;
  private long heldUntil;

  /**
   * @param requestsPerSecond 0: none of our own
   */
  Rhythm(int requestsPerSecond) {
    this.base = requestsPerSecond == 0 ? NO_LIMIT : requestsPerSecond;
    this.releases = new Releases(requestsPerSecond);
  }

  /** How long the next request has to wait yet; 0 or less: it may go. */
  long left(long now) {
    long left = held ? heldUntil - now : 0;
    return begun ? Math.max(left, Math.max(nearest(now), planned) - now) : left;
  }

  private long nearest(long now) {
    if (rate(now) < base) {
      return last + gap(now);
    }
    long next = last + Math.max(0, (long) (gap(now) * NEAREST) - LATE);
    int window = (int) base;
    return releases.has(window) ? Math.max(next, releases.newest(window) + WINDOW) : next;
  }

  /** A request goes out now. */
  void released(long now) {
    // What was not sent in an idle time is not caught up: at most a second of it.
    boolean cold = !begun || now - last > IDLE;
    warmUps = cold ? base : Math.max(0, warmUps - 1);
    long from = cold ? now : Math.max(planned, now - SECOND);
    planned = from + (long) (gap(now) / AIM / (warmUps > 0 ? WARM_UP : 1));
    last = now;
    begun = true;
    releases.add(now);
  }

  private long gap(long now) {
    double rate = rate(now);
    return rate >= NO_LIMIT ? 0 : (long) Math.ceil(SECOND / rate);
  }

  /** Requests a second at this moment. */
  double rate(long now) {
    if (!slowed) {
      return base;
    }
    double seconds = (now - slowedAt) / (double) SECOND;
    double rate =
        base == NO_LIMIT
            ? slowedTo * Math.pow(GROWTH_A_SECOND, seconds)
            : slowedTo + base * RECOVERED_A_SECOND * seconds;
    return Math.min(base, rate);
  }

  /** The number of the request that went out last, from 0. */
  long newest() {
    return releases.count() - 1;
  }

  /** The answer to a request is there, whatever it says. */
  void answered(long number, long now) {
    releases.answered(number, now);
  }

  /**
   * 429: half the pace from here, once for all requests that were under way then. One that met a
   * limit which the pace keeps came in late, and the one before it early: that alone is no reason
   * to be slow, unless it happens again within 5 s.
   *
   * @param released when the request went out that was answered so
   * @param limit requests a second as the answer says; 0 where it does not
   */
  void tooMany(long released, int limit, long now) {
    if (refused && released - refusedAt <= 0) {
      return;
    }
    boolean byChance = limit >= base && !(refused && now - refusedAt < BY_CHANCE);
    refused = true;
    refusedAt = now;
    if (byChance) {
      nothingLeft(released, limit);
    } else {
      halve(now);
    }
  }

  private void halve(long now) {
    double rate = Math.min(rate(now), Math.max(1, releases.since(now, SECOND)));
    slowedTo = Math.max(Math.min(base, LEAST), rate / 2);
    slowedAt = now;
    slowed = true;
    planned = now + gap(now);
  }

  /** Nothing goes out before that. */
  void hold(long until) {
    heldUntil = held ? Math.max(heldUntil, until) : until;
    held = true;
  }

  /**
   * What is left of this second.
   *
   * @param limit requests a second as the answer says; 0 where it does not
   * @param others requests that are under way; the receiver may not have counted them
   */
  void left(long released, int limit, int remaining, int others) {
    if (remaining == 0 || remaining <= others && areOurs(limit)) {
      nothingLeft(released, limit);
    }
  }

  /**
   * Waits until the oldest of our own requests that fill the second is a second old at the
   * receiver, or, where they do not fill it (others use the token too), a second in all. A pace
   * within the limit meets this with every request and is not slowed by it.
   */
  private void nothingLeft(long released, int limit) {
    hold((areOurs(limit) ? releases.newestIn(limit) : released) + SECOND);
  }

  private boolean areOurs(int limit) {
    return releases.has(limit)
        && releases.newest(1) - releases.newest(limit) <= SECOND + SECOND / 10;
  }
}
