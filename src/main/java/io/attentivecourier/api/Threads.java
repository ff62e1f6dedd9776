package io.attentivecourier.api;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a parallel split. Their queue is first in, first out, and has no bound of its own:
 * the split puts one part and its own next step into it and nothing more until a thread took both
 * (Camel 4.17.0), so it reads one batch ahead.
 */
public final class Threads {
  private Threads() {}

  public static ExecutorService named(String name, int count) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        count,
        task -> {
          Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
