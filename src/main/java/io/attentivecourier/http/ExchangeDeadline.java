package io.attentivecourier.http;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds one exchange: cuts its connection once its time is over, as often as is needed, as the
 * client may be about to take another one.
 */
final class ExchangeDeadline implements AutoCloseable {
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

  ExchangeDeadline(AnswerLimits limits, Runnable cut) {
    this.limits = limits;
    this.cut = cut;
    this.ticks =
        CLOCK.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    long limit = (connected ? limits.allowed(bytes) : limits.connecting()).toNanos();
    if (over || System.nanoTime() - begun > limit) {
      over = true;
      cut.run();
    }
  }

  /** The time of the exchange itself begins. */
  void markConnected() throws ExchangeTimeout {
    requireTime();
    begun = System.nanoTime();
    connected = true;
  }

  /** Records the number of bytes that came until now. */
  void recordBytes(long bytes) {
    this.bytes = bytes;
  }

  void requireTime() throws ExchangeTimeout {
    if (over) {
      throw new ExchangeTimeout(null);
    }
  }

  /** The fault as it is to be told: what follows from the cut is the time's. */
  IOException asTimeout(IOException found) {
    return over ? new ExchangeTimeout(found) : found;
  }

  /** As {@link #told(IOException)}: a connection that is gone is a fault of the caller's to it. */
  void requireTime(Exception found) throws ExchangeTimeout {
    if (over) {
      throw new ExchangeTimeout(found);
    }
  }

  @Override
  public void close() {
    ticks.cancel(false);
  }

  /** An exchange had not ended when its time was over; its connection was cut. */
  public static final class ExchangeTimeout extends IOException {
    private static final long serialVersionUID = 1L;

    ExchangeTimeout(Exception found) {
      super("the exchange did not end in its time", found);
    }
  }
}
