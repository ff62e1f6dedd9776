package io.attentivecourier.api;

import java.util.concurrent.locks.LockSupport;

/** A clock that can wait; in tests its time is set. */
public interface Ticker {
  /** Nanoseconds since some moment; only differences mean anything. */
  long nanos();

  /**
   * Waits for about this time; it may return early.
   *
   * @throws InterruptedException if the thread is interrupted before or meanwhile
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
