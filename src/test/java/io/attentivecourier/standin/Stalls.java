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

  /** The releases so far: asked where it is decided that a thread is to wait. */
  public synchronized long releases() {
    return releases;
  }

  /**
   * Waits in a server's thread until released or closed. A release between the decision and this
   * wait counts: else the thread would wait for one that has been.
   *
   * @param before the releases when it was decided
   * @return false if closed
   * @throws IOException if the session is gone
   */
  public synchronized boolean stall(long before) throws IOException {
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
