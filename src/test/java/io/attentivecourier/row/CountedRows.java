package io.attentivecourier.row;

import java.io.Closeable;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A result of rows {@code id} 1, 2, 3, … that knows how far it was read and whether it is closed.
 */
class CountedRows implements Iterator<Map<String, Object>>, Closeable {
  private static final long PATIENCE_SECONDS = 20;

  private final int last;
  private final AtomicInteger taken = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object news = new Object();
  private CountDownLatch before = new CountDownLatch(0);
  private int read;
  private int farthest;

  CountedRows(int last) {
    this.last = last;
  }

  /** The first row comes only when that latch opens, as from a server that does not answer. */
  CountedRows waitingFor(CountDownLatch latch) {
    before = latch;
    return this;
  }

  @Override
  public boolean hasNext() {
    try {
      before.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the reader is never to be interrupted", e);
    }
    return read < last;
  }

  @Override
  public Map<String, Object> next() {
    if (read == last) {
      throw new NoSuchElementException();
    }
    synchronized (news) {
      read++;
      farthest = Math.max(farthest, read - taken.get());
      news.notifyAll();
    }
    return Map.of("id", read);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  void took(int rows) {
    taken.addAndGet(rows);
  }

  int farthestAhead() {
    synchronized (news) {
      return farthest;
    }
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  boolean awaitClose() throws InterruptedException {
    return closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  boolean awaitRows(int rows) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (news) {
      while (read < rows && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(news, end - System.nanoTime());
      }
      return read >= rows;
    }
  }
}
