package io.attentivecourier.api;

import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.run.RunId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The delivery of the unanswered lines of one run to the API. Many threads work on it. */
public final class ApiDelivery {
  private static final int MOST_REFUSED_WHOLE = 3;

  private final RunId run;
  private final Path file;
  private final List<LineRange> lines;
  private final ApiCall call;
  private final RateLimiter limiter;
  private final AtomicInteger refusedWhole = new AtomicInteger();
  private final AtomicReference<ApiFault> fault = new AtomicReference<>();
  private final AtomicReference<Exception> stopped = new AtomicReference<>();
  private volatile boolean givenUp;

  public ApiDelivery(
      RunId run, Path file, List<LineRange> lines, ApiCall call, RateLimiter limiter) {
    this.run = run;
    this.file = file;
    this.lines = List.copyOf(lines);
    this.call = call;
    this.limiter = limiter;
  }

  public RunId run() {
    return run;
  }

  /** The sealed file in the outbox. */
  public Path file() {
    return file;
  }

  /** The lines that were to be sent when the delivery was opened, in order. */
  public List<LineRange> lines() {
    return lines;
  }

  public ApiCall call() {
    return call;
  }

  public RateLimiter limiter() {
    return limiter;
  }

  /** Stops new requests; the answers of those in flight are still recorded. */
  public void giveUp() {
    givenUp = true;
  }

  public boolean isGivenUp() {
    return givenUp;
  }

  /**
   * Gives up because of a fault and keeps the first one. The end of the process does not count as a
   * fault.
   */
  public void fail(ApiFault found) {
    if (found.reason().isPresent()) {
      fault.compareAndSet(null, found);
    }
    giveUp();
  }

  /**
   * The fault that stopped the delivery; empty if nothing stopped it, or only the end of the
   * process.
   */
  public Optional<ApiFault> fault() {
    return Optional.ofNullable(fault.get());
  }

  /**
   * Counts a batch that had every record refused. Returns true from the third such batch on: three
   * are enough.
   */
  public boolean countRefusedWhole() {
    return refusedWhole.incrementAndGet() >= MOST_REFUSED_WHOLE;
  }

  /** Gives up after a fault that is not the receiver's. */
  public void stop(Exception found) {
    stopped.compareAndSet(null, found);
    giveUp();
  }

  /**
   * @throws IllegalStateException if the delivery was stopped, with the fault as its cause
   */
  public void requireNotStopped() {
    if (stopped.get() != null) {
      throw new IllegalStateException("the delivery of " + run + " was stopped", stopped.get());
    }
  }

  /**
   * Iterates over the batches of a delivery until the delivery gives up. Once {@code hasNext()} has
   * returned true, it returns true until {@code next()} is called: a parallel split asks twice
   * before it takes a batch, and if the second answer differs, it ends without waiting for what is
   * in flight (Camel 4.17.0).
   */
  public static final class Batches implements Iterator<Bisection>, Closeable {
    private final ApiDelivery delivery;
    private final BooleanSupplier stop;
    private final SealedLines lines;
    private boolean promised;

    public Batches(ApiDelivery delivery, BooleanSupplier stop) throws IOException {
      this.delivery = delivery;
      this.stop = stop;
      this.lines =
          new SealedLines(delivery.file(), delivery.lines(), delivery.call().peoplePerRequest());
    }

    @Override
    public boolean hasNext() {
      promised = promised || !delivery.isGivenUp() && !stop.getAsBoolean() && lines.hasNext();
      return promised;
    }

    @Override
    public Bisection next() {
      promised = false;
      return new Bisection(lines.next());
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /**
   * Makes the threads of a parallel split. Their queue is first in, first out, and has no bound of
   * its own: the split puts one part and its own next step into it, and nothing more until a thread
   * has taken both (Camel 4.17.0), so it reads one batch ahead.
   */
  public static final class SendThreads {
    private SendThreads() {}

    public static ExecutorService pool(String name, int count) {
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
}
