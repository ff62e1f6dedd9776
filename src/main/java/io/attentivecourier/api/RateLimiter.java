package io.attentivecourier.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The way out to one of Attentive's endpoints, shared by all pipelines of the process, as the limit
 * is the token's. Every request goes through it, retries too.
 */
public final class RateLimiter {
  /** How soon a wait notices that the process is to end. */
  private static final long LOOK_UP = TimeUnit.MILLISECONDS.toNanos(100);

  /** A receiver that asks for more is asked again then. */
  static final Duration LONGEST_HOLD = Duration.ofMinutes(2);

  private static final int TOO_MANY = 429;

  private final Rhythm rhythm;
  private final int inFlight;
  private final Semaphore places;
  private final Ticker ticker;
  private final BooleanSupplier stop;
  private final ReentrantLock door = new ReentrantLock(true);

  /**
   * @param requestsPerSecond 0: no limit of our own
   * @param inFlight requests that may be open at once, 1 or more
   * @param stop ends every wait
   */
  public RateLimiter(int requestsPerSecond, int inFlight, Ticker ticker, BooleanSupplier stop) {
    this.rhythm = new Rhythm(requestsPerSecond);
    this.inFlight = inFlight;
    this.places = new Semaphore(inFlight, true);
    this.ticker = ticker;
    this.stop = stop;
  }

  /** A request that may go out, until it is closed. */
  public final class Permit implements AutoCloseable {
    private final long number;
    private final long released;

    private Permit(long number, long released) {
      this.number = number;
      this.released = released;
    }

    /** What the answer says of the pace. */
    public void report(int status, RateHeaders headers) {
      synchronized (rhythm) {
        rhythm.answered(number, ticker.nanos());
        if (status == TOO_MANY) {
          rhythm.tooMany(released, headers.limit(), ticker.nanos());
        } else if (headers.remaining() >= 0) {
          rhythm.left(released, headers.limit(), headers.remaining(), others());
        }
      }
      headers.retryAfter().ifPresent(RateLimiter.this::hold);
    }

    private int others() {
      return inFlight - places.availablePermits() - 1;
    }

    @Override
    public void close() {
      places.release();
    }
  }

  /**
   * Waits for a place and for the moment.
   *
   * @throws ApiFault stopped, where the process is to end
   */
  public Permit acquire() throws InterruptedException {
    while (!places.tryAcquire(LOOK_UP, TimeUnit.NANOSECONDS)) {
      requireOn();
    }
    boolean through = false;
    try {
      Permit turn = release();
      through = true;
      return turn;
    } finally {
      if (!through) {
        places.release();
      }
    }
  }

  private Permit release() throws InterruptedException {
    door.lockInterruptibly();
    try {
      for (long wait = tryRelease(); wait > 0; wait = tryRelease()) {
        requireOn();
        ticker.pause(Math.min(wait, LOOK_UP));
      }
      return newest();
    } finally {
      door.unlock();
    }
  }

  /** Nobody else is in the door. */
  private Permit newest() {
    synchronized (rhythm) {
      return new Permit(rhythm.newest(), ticker.nanos());
    }
  }

  /** How long it is still to wait; 0: it went out. */
  private long tryRelease() {
    synchronized (rhythm) {
      long now = ticker.nanos();
      long wait = rhythm.left(now);
      if (wait <= 0) {
        rhythm.released(now);
      }
      return Math.max(0, wait);
    }
  }

  /**
   * Waits before another try, outside of the pace.
   *
   * @throws ApiFault stopped, where the process is to end
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

  private void hold(Duration time) {
    Duration capped = time.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : time;
    synchronized (rhythm) {
      rhythm.hold(ticker.nanos() + capped.toNanos());
    }
  }

  /** Time that passes, and waiting for it; in tests a time that is set. */
  public interface Ticker {
    /** Nanoseconds since some moment; only differences mean anything. */
    long nanos();

    /**
     * Waits about so long; it may come back early.
     *
     * @throws InterruptedException where the thread is interrupted before or meanwhile
     */
    void pause(long nanos) throws InterruptedException;

    static Ticker system() {
      return new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
          LockSupport.parkNanos(this, nanos);
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
        }
      };
    }
  }

  /**
   * How long a request waits before it is tried again. Attentive advises exponential waits with
   * randomness; without it all that failed together comes back together.
   *
   * @param first before the first retry
   * @param most of one wait
   * @param tries in all, the first one counted
   */
  public record Backoff(Duration first, Duration most, int tries) {
    /** 1, 2, 4 … 60 s, 8 tries: given up after about two minutes. */
    public static final Backoff USUAL =
        new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 8);

    /** The same with another first wait. */
    public Backoff from(Duration first) {
      return new Backoff(first, most, tries);
    }

    public boolean isWorthRetry(int retry) {
      return retry < tries;
    }

    /**
     * @param retry 0: the first try, which waits for nothing
     * @param random 0 to 1: between half of the wait and all of it
     */
    public Duration before(int retry, double random) {
      if (retry == 0) {
        return Duration.ZERO;
      }
      double full = Math.min(most.toMillis(), first.toMillis() * Math.pow(2, retry - 1.0));
      return Duration.ofMillis(Math.round(full * (0.5 + random / 2)));
    }
  }
}
