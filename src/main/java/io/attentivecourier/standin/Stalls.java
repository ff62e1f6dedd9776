package io.attentivecourier.standin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Threads of a server that wait until a test lets them go. Safe for many threads. */
public final class Stalls {
  private int waiting;
  private long releases;
  private boolean closed;

  /** Lets go who waits now. */
  public synchronized void release() {
    releases++;
    notifyAll();
  }

  /** Waits until that many wait; false if fewer did within the time. */
  public synchronized boolean await(int threads, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (waiting < threads && end > System.nanoTime()) {
      wait(1 + (end - System.nanoTime()) / 1_000_000);
    }
    return waiting >= threads;
  }

  /**
   * Waits in a server's thread until released or closed.
   *
   * @return false if closed
   * @throws IOException if the session is gone
   */
  public synchronized boolean stall() throws IOException {
    long before = releases;
    waiting++;
    notifyAll();
    try {
      while (!closed && releases == before) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the session ended while it was stalled");
    } finally {
      waiting--;
    }
    return !closed;
  }

  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
