package io.attentivecourier.api;

import java.util.concurrent.locks.LockSupport;

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
