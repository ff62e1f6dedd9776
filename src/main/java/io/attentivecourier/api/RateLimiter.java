package io.attentivecourier.api;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Limits the rate of the requests to one of Attentive's endpoints. All pipelines of the process
 * share it, because the limit belongs to the token. Every request goes through it, retries too. No
 * second holds more requests than the rate; the schedule aims at 99 % of it, so that a request that
 * comes 5 ms late is not one too many.
 */
public final class RateLimiter {
  static final long SECOND = 1_000_000_000L;

  /**
   * The longest hold. If the receiver asks for a longer one, the next request goes out after this
   * time.
   */
  static final Duration LONGEST_HOLD = Duration.ofMinutes(2);

  /** The time within which a wait notices a new hold, or that the process is to end. */
  private static final long LOOK_UP = TimeUnit.MILLISECONDS.toNanos(100);

  /** A full second and 2 ms: the receiver's second may begin a little later than ours. */
  private static final long WINDOW = SECOND + TimeUnit.MILLISECONDS.toNanos(2);

  private static final long BY_CHANCE = 5 * SECOND;
  private static final long IDLE = 10 * SECOND;
  private static final double AIM = 0.99;

  /**
   * The share of the rate for the first second's requests and for those after an idle time. They
   * open connections and come late by up to a quarter of a second; the next requests would catch up
   * with them at the receiver.
   */
  private static final double WARM_UP = 0.8;

  /**
   * The shortest time between two requests, as a share of a gap: late requests then do not become a
   * burst.
   */
  private static final double NEAREST = 0.8;

  /**
   * The time by which a thread wakes up too late; at thousands of requests a second it is as long
   * as a gap.
   */
  private static final long LATE = TimeUnit.MICROSECONDS.toNanos(100);

  /** The number of seconds after which a halved rate is whole again. */
  private static final double DOUBLED_AFTER = 10;

  /**
   * The longest delay that is assumed for an arrival. If an answer takes longer than the quickest
   * one by this much, it is unknown whether the request was on its way or in work.
   */
  private static final long MOST_LATE = TimeUnit.MILLISECONDS.toNanos(250);

  private static final int TOO_MANY = 429;
  private static final int LEAST_REMEMBERED = 1_024;

  private final double base;
  private final int warmUps;
  private final Ticker ticker;
  private final BooleanSupplier stop;
  private final ReentrantLock door = new ReentrantLock(true);

  /**
   * The times at which the newest requests went out, and about when they arrived: rings of one
   * length.
   */
  private final long[] out;

  private final long[] in;
  private long count;
  private long quickest = Long.MAX_VALUE;
  private long planned;
  private int warmUp;
  private boolean slowed;
  private double slowedTo;
  private long slowedAt;
  private boolean refused;
  private long refusedAt;
  private boolean held;
  private long heldUntil;

  /**
   * @param requestsPerSecond 0 means no limit of our own
   * @param stop ends every wait when it is true
   */
  public RateLimiter(int requestsPerSecond, Ticker ticker, BooleanSupplier stop) {
    this.base = requestsPerSecond == 0 ? Double.POSITIVE_INFINITY : requestsPerSecond;
    this.warmUps = requestsPerSecond;
    this.out = new long[Math.max(LEAST_REMEMBERED, requestsPerSecond)];
    this.in = new long[out.length];
    this.ticker = ticker;
    this.stop = stop;
  }

  /**
   * Waits until the next request may go out. One thread waits here at a time and checks repeatedly:
   * a 429 that is reported meanwhile delays it.
   *
   * @return the number of the request, for {@link #report}
   * @throws ApiFault {@link ApiFault#stopped} if the process is to end
   */
  public long acquire() throws InterruptedException {
    door.lockInterruptibly();
    try {
      for (long wait = trySend(); wait > 0; wait = trySend()) {
        ticker.pause(Math.min(wait, LOOK_UP));
      }
      return newestNumber();
    } finally {
      door.unlock();
    }
  }

  private synchronized long newestNumber() {
    return count - 1;
  }

  /**
   * Sends the request if it may go out. Returns the nanoseconds that are still to wait; 0 if the
   * request went out.
   */
  private synchronized long trySend() {
    requireOn();
    long now = ticker.nanos();
    long wait = waitNanos(now);
    if (wait <= 0) {
      send(now);
    }
    return Math.max(0, wait);
  }

  private long waitNanos(long now) {
    long wait = held ? heldUntil - now : 0;
    if (count > 0) {
      long nearest = newest(out, 1) + (long) (SECOND / rate(now) * NEAREST) - LATE;
      wait = Math.max(wait, Math.max(nearest, planned) - now);
    }
    return count >= base ? Math.max(wait, newest(out, (int) base) + WINDOW - now) : wait;
  }

  /** Notes a request that goes out. At most one second of missed time is caught up. */
  private void send(long now) {
    boolean cold = count == 0 || now - newest(out, 1) > IDLE;
    warmUp = cold ? warmUps : Math.max(0, warmUp - 1);
    double rate = rate(now);
    long behind = rate < base ? 0 : SECOND;
    long from = cold ? now : Math.max(planned, now - behind);
    planned = from + (long) (SECOND / rate / AIM / (warmUp > 0 ? WARM_UP : 1));
    out[at(count)] = now;
    in[at(count++)] = now;
  }

  /** The requests a second at this moment. */
  private double rate(long now) {
    double seconds = (now - slowedAt) / (double) SECOND;
    return slowed ? Math.min(base, slowedTo * Math.pow(2, seconds / DOUBLED_AFTER)) : base;
  }

  private int at(long number) {
    return (int) (number % in.length);
  }

  /**
   * Slows down as the answer to a request says: half the rate after a 429, no request for the rest
   * of a second that is used up, and none before {@code Retry-After}.
   *
   * @param number the number of the request, which {@link #acquire} gave
   */
  public synchronized void report(long number, int status, RateHeaders headers) {
    long now = ticker.nanos();
    headers.retryAfter().map(RateLimiter::atMost).ifPresent(time -> hold(now + time));
    if (count - number > in.length) {
      return;
    }
    long sentAt = out[at(number)];
    correct(number, now - sentAt);
    if (status == TOO_MANY && !passesAsLate(sentAt, headers.limit(), now)) {
      slow(sentAt, now);
    } else if (status == TOO_MANY || headers.remaining() == 0) {
      hold((isOurs(headers.limit()) ? newest(in, headers.limit()) : sentAt) + SECOND);
    }
  }

  /**
   * Notes the arrival: the request was late by at most the time that its answer took more than the
   * quickest one.
   */
  private void correct(long number, long took) {
    quickest = Math.min(quickest, took);
    in[at(number)] = out[at(number)] + Math.min(MOST_LATE, took - quickest);
  }

  /**
   * True if a 429 is no reason to slow down. If our rate keeps the limit, one request came in late
   * and the one before it early; that is a reason only if it happens again within 5 s.
   */
  private boolean passesAsLate(long sentAt, int limit, long now) {
    boolean first = !refused || now - refusedAt > BY_CHANCE;
    if (limit >= base && first) {
      refused = true;
      refusedAt = now;
    }
    return limit >= base && sentAt - refusedAt <= 0;
  }

  private static long atMost(Duration time) {
    return (time.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : time).toNanos();
  }

  /**
   * Halves the rate, once for all requests that were in flight. It does not go below one a second,
   * which every account may send.
   */
  private void slow(long sentAt, long now) {
    if (slowed && sentAt - slowedAt <= 0) {
      return;
    }
    slowedTo = Math.max(1, Math.min(rate(now), lastSecond(now)) / 2);
    slowedAt = now;
    slowed = true;
    planned = now + (long) Math.ceil(SECOND / slowedTo);
  }

  private int lastSecond(long now) {
    int found = 0;
    while (isRemembered(found + 1) && now - newest(out, found + 1) < SECOND) {
      found++;
    }
    return found;
  }

  private void hold(long until) {
    heldUntil = held && heldUntil - until > 0 ? heldUntil : until;
    held = true;
  }

  /** True if our own requests fill the second; if not, others use the token too. */
  private boolean isOurs(int limit) {
    return isRemembered(limit) && newest(out, 1) - newest(out, limit) <= SECOND + SECOND / 10;
  }

  private boolean isRemembered(int back) {
    return back >= 1 && back <= Math.min(count, in.length);
  }

  /** The time of the newest request (1), of the one before it (2) and so on. */
  private long newest(long[] times, int back) {
    return times[at(count - back)];
  }

  /**
   * Waits before another try of a request; this wait is independent of the rate.
   *
   * @throws ApiFault {@link ApiFault#stopped} if the process is to end
   */
  public void pause(Duration time) throws InterruptedException {
    long end = ticker.nanos() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - ticker.nanos()) {
      requireOn();
      ticker.pause(Math.min(left, LOOK_UP));
    }
  }

  private void requireOn() {
    if (stop.getAsBoolean()) {
      throw ApiFault.stopped();
    }
  }
}
