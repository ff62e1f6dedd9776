package io.attentivecourier.http;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds one exchange: cuts its connection once its time is over, as often as is needed, as the
 * client may be about to take another one.
 */
final class Cutoff implements AutoCloseable {
  private static final long TICK_MILLIS = 100;
  private static final ScheduledThreadPoolExecutor CLOCK =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "answer-watch");
            thread.setDaemon(true);
            return thread;
          });

  static {
    // Else each exchange's last tick would be kept until its turn.
    CLOCK.setRemoveOnCancelPolicy(true);
  }

  private final AnswerLimits limits;
  private final Runnable cut;
  private final Future<?> ticks;
  private volatile long begun = System.nanoTime();
  private volatile boolean connected;
  private volatile long bytes;
  private volatile boolean over;

  Cutoff(AnswerLimits limits, Runnable cut) {
    this.limits = limits;
    this.cut = cut;
    this.ticks =
        CLOCK.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    long limit = (connected ? limits.allowed(bytes) : limits.connecting()).toNanos();
    if (over || System.nanoTime() - begun > limit) {
      over = true;
      cut.run();
    }
  }

  /** The time of the exchange itself begins. */
  void connected() throws NoEndInTime {
    requireTime();
    begun = System.nanoTime();
    connected = true;
  }

  /** How much came until now. */
  void came(long bytes) {
    this.bytes = bytes;
  }

  void requireTime() throws NoEndInTime {
    if (over) {
      throw new NoEndInTime(null);
    }
  }

  /** The fault as it is to be told: what follows from the cut is the time's. */
  IOException told(IOException found) {
    return over ? new NoEndInTime(found) : found;
  }

  /** As {@link #told(IOException)}: a connection that is gone is a fault of the caller's to it. */
  void requireTime(Exception found) throws NoEndInTime {
    if (over) {
      throw new NoEndInTime(found);
    }
  }

  @Override
  public void close() {
    ticks.cancel(false);
  }
}
