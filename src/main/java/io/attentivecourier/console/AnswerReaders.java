package io.attentivecourier.console;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Those who are being sent an answer. A browser that reads a byte a second holds a thread, as the
 * JDK's server writes by waiting, and its whole answer in the heap. So whoever takes no {@value
 * #PIECE} bytes in 5 s is cut off, which is 3 KB a second; where the answers under way fill their
 * share of the heap, in 1 s.
 */
final class AnswerReaders implements AutoCloseable {
  /** What a reader must take at a time. */
  private static final int PIECE = 16 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LITTLE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration FOR_ROOM = Duration.ofSeconds(3);

  private final Set<Sent> sent = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;
  private final int kilobytes;
  private final Semaphore room;
  private final ScheduledExecutorService watch;

  /**
   * @param bytes which the answers under way may fill
   * @param nanos a clock that only goes forward
   */
  AnswerReaders(long bytes, LongSupplier nanos) {
    this.nanos = nanos;
    this.kilobytes = (int) Math.min(Integer.MAX_VALUE, bytes / 1024);
    this.room = new Semaphore(kilobytes, true);
    this.watch = Executors.newSingleThreadScheduledExecutor(AnswerReaders::daemon);
    long every = LOOK.toMillis();
    watch.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "console-readers");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    cut(room.hasQueuedThreads() ? LITTLE : PATIENCE);
  }

  private void cut(Duration stalled) {
    long now = nanos.getAsLong();
    sent.forEach(one -> one.cut(now, stalled));
  }

  /** True if no longer answer has room now. */
  boolean isFull() {
    return room.availablePermits() == 0;
  }

  /**
   * Begins to send; the caller closes it with the exchange.
   *
   * @param bytes of the answer
   * @return null where it is longer than a piece, and there is no room for it, even after the
   *     slowest were cut off
   */
  Sent begin(int bytes) {
    int permits = bytes < PIECE ? 0 : Math.min(kilobytes, bytes / 1024);
    try {
      return permits == 0 || room.tryAcquire(permits, FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS)
          ? new Sent(permits)
          : null;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }

  /** An answer under way, sent by the thread that began it. */
  final class Sent implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final int permits;
    private long moved = nanos.getAsLong();
    private boolean ended;

    private Sent(int permits) {
      this.permits = permits;
      sent.add(this);
    }

    void write(OutputStream out, byte[] body) throws IOException {
      for (int at = 0; at < body.length; at += PIECE) {
        out.write(body, at, Math.min(PIECE, body.length - at));
        move();
      }
    }

    private synchronized void move() {
      moved = nanos.getAsLong();
    }

    /** An interrupt closes the channel on which the thread waits. */
    private synchronized void cut(long now, Duration stalled) {
      if (!ended && now - moved > stalled.toNanos()) {
        thread.interrupt();
      }
    }

    @Override
    public void close() {
      sent.remove(this);
      room.release(permits);
      end();
    }

    private synchronized void end() {
      ended = true;
      Thread.interrupted();
    }
  }
}
