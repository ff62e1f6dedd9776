package io.attentivecourier;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Counts the work under way in this process: a stop waits for it. */
final class InFlight {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Something that is not to be cut off. */
  @FunctionalInterface
  interface Call<T, E extends Exception> {
    T done() throws E;
  }

  <T, E extends Exception> T on(Call<T, E> work) throws E {
    lock.readLock().lock();
    try {
      return work.done();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits; true if nothing runs any more. */
  boolean endsWithin(Duration atMost) throws InterruptedException {
    boolean idle = lock.writeLock().tryLock(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (idle) {
      lock.writeLock().unlock();
    }
    return idle;
  }
}
