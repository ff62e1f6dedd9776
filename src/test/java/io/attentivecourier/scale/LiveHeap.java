package io.attentivecourier.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The most that was reachable in this JVM at any look. Each look collects first, and counts what
 * the collection left: what is in use between two collections only shows how large the heap may
 * grow.
 */
final class LiveHeap implements AutoCloseable {
  private static final long LOOK_MILLIS = 150;

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(LiveHeap::daemon);
  private long peak;

  LiveHeap() {
    looks.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    System.gc();
    long left =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
            .sum();
    peak = Math.max(peak, left);
  }

  /** In bytes. */
  synchronized long peak() {
    return peak;
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "live-heap");
    thread.setDaemon(true);
    return thread;
  }
}
