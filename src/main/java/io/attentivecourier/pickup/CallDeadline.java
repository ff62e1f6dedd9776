package io.attentivecourier.pickup;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Limits the time of one call to the server. Keep-alives notice a dead server, but nothing in
 * camel-ftp or JSch limits a server that is alive and stalled, or one that went silent while a
 * write blocks.
 */
final class CallDeadline implements AutoCloseable {
  enum Verdict {
    IN_TIME,
    TOO_LONG,
    SILENT
  }

  private static final long TICK_MILLIS = 200;
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "pickup-watch");
            thread.setDaemon(true);
            return thread;
          });

  private final CuttableSocketFactory wire;
  private final long limit;
  private final long silence;
  private final long begun = System.nanoTime();
  private final Future<?> ticks;
  private volatile Verdict verdict = Verdict.IN_TIME;

  /**
   * @param limit the longest time that the call may take
   * @param silence the longest time for which the server may say nothing
   */
  CallDeadline(CuttableSocketFactory wire, Duration limit, Duration silence) {
    this.wire = wire;
    this.limit = limit.toNanos();
    this.silence = silence.toNanos();
    this.ticks =
        CLOCK.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    long now = System.nanoTime();
    if (now - begun > limit) {
      cut(Verdict.TOO_LONG);
    } else if (Math.min(now - begun, now - wire.heardAt()) > silence) {
      cut(Verdict.SILENT);
    }
  }

  private void cut(Verdict why) {
    verdict = why;
    wire.cut();
  }

  Verdict verdict() {
    return verdict;
  }

  @Override
  public void close() {
    ticks.cancel(false);
  }
}
