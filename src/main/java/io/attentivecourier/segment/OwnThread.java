package io.attentivecourier.segment;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Work beside the caller's, one piece at a time and in order. What the work touches belongs to this
 * thread until {@link #result} has returned. For one caller.
 */
final class OwnThread<T> implements Closeable {
  /** A piece takes milliseconds; a disk that hangs is not waited for longer. */
  private static final long GRACE_SECONDS = 10;

  private final ExecutorService thread;
  private final String waitsFor;
  private Future<T> work = CompletableFuture.completedFuture(null);

  /**
   * @param waitsFor what the caller waits for, to say where it was interrupted
   */
  OwnThread(String name, String waitsFor) {
    this.thread = Executors.newSingleThreadExecutor(task -> daemon(task, name));
    this.waitsFor = waitsFor;
  }

  /** Begins the next piece; the last one's result was taken. */
  void begin(Callable<T> piece) {
    work = thread.submit(piece);
  }

  /**
   * Waits for the piece that was begun; the same again at each call, null before the first.
   *
   * @throws Refusal {@link Reason#INTERRUPTED} where the caller was, while it waited
   * @throws RuntimeException what the work threw, an IOException as unchecked
   */
  T result() {
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Reason.INTERRUPTED, "stopped while it waited for " + waitsFor);
    }
  }

  /** Waits for the piece that is being done, and begins no other. */
  @Override
  public void close() {
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
