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

/** The unanswered lines of one run on their way to the API. Many threads work on it. */
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

  /** What was to be sent when it was opened, in order. */
  public List<LineRange> lines() {
    return lines;
  }

  public ApiCall call() {
    return call;
  }

  public RateLimiter limiter() {
    return limiter;
  }

  /** Sends nothing new; what is in flight is still recorded. */
  public void giveUp() {
    givenUp = true;
  }

  public boolean isGivenUp() {
    return givenUp;
  }

  /** Gives up for a reason; the first one is kept. The end of the process is none. */
  public void fail(ApiFault found) {
    if (found.reason().isPresent()) {
      fault.compareAndSet(null, found);
    }
    giveUp();
  }

  /** Empty where nothing stopped it, or only the end of the process did. */
  public Optional<ApiFault> fault() {
    return Optional.ofNullable(fault.get());
  }

  /** A batch of which every record was refused; the third is enough. */
  public boolean countRefusedWhole() {
    return refusedWhole.incrementAndGet() >= MOST_REFUSED_WHOLE;
  }

  /** Gives up after a fault that is not the receiver's. */
  public void stop(Exception found) {
    stopped.compareAndSet(null, found);
    giveUp();
  }

  /**
   * @throws IllegalStateException where the delivery was stopped, with the fault as its cause
   */
  public void requireNotStopped() {
    if (stopped.get() != null) {
      throw new IllegalStateException("the delivery of " + run + " was stopped", stopped.get());
    }
  }

  /**
   * The batches of a delivery, until it is given up. What it has promised it keeps: a parallel
   * split asks twice before it takes one, and ends without waiting for what is in flight where the
   * second answer is another (Camel 4.17.0).
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
   * The threads of a parallel split. Their queue is first in, first out, and has no bound of its
   * own: the split puts one part and its own next step into it and nothing more until a thread took
   * both (Camel 4.17.0), so it reads one batch ahead.
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
