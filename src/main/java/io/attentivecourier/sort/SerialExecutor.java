package io.attentivecourier.sort;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Does work in a thread beside the caller's, one piece at a time and in order. The data that a
 * piece uses belongs to this thread until its {@link #result} was taken. It is for one caller.
 */
public final class SerialExecutor<T> implements Closeable {
  /**
   * The longest wait at the close. A piece takes milliseconds; a disk that hangs is not waited for
   * longer.
   */
  private static final long GRACE_SECONDS = 10;

  private final ExecutorService thread;
  private final String waitsFor;
  private final Deque<Future<T>> begun = new ArrayDeque<>();

  /**
   * @param waitsFor names what the caller waits for, for the message if it is interrupted
   */
  public SerialExecutor(String name, String waitsFor) {
    this.thread = Executors.newSingleThreadExecutor(task -> daemon(task, name));
    this.waitsFor = waitsFor;
  }

  public void submit(Callable<T> piece) {
    begun.add(thread.submit(piece));
  }

  /** The number of submitted pieces whose result was not taken. */
  public int pending() {
    return begun.size();
  }

  /** Waits for all submitted pieces; throws as {@link #result} does. */
  public void finish() {
    while (!begun.isEmpty()) {
      result();
    }
  }

  /**
   * Waits for the oldest piece whose result was not taken, and takes its result. A failure is never
   * taken: each call throws it.
   *
   * @throws Refusal {@link Reason#INTERRUPTED} if the caller was interrupted while it waited
   * @throws RuntimeException the exception that the work threw, an IOException as unchecked
   */
  public T result() {
    try {
      T result = begun.element().get();
      begun.remove();
      return result;
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Reason.INTERRUPTED, "stopped while it waited for " + waitsFor);
    }
  }

  /** Waits for the piece that is being done, and starts no other. */
  @Override
  public void close() {
    begun.forEach(piece -> piece.cancel(false));
    thread.shutdown();
    try {
      thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      return unchecked;
    }
    return failure instanceof IOException io
        ? new UncheckedIOException(io)
        : new IllegalStateException("a thread of the run died", failure);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
