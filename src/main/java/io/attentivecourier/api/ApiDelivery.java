package io.attentivecourier.api;

import io.attentivecourier.ledger.Range;
import io.attentivecourier.run.RunId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The unanswered lines of one run on their way to the API. Many threads work on it. */
public final class ApiDelivery {
  private static final int MOST_REFUSED_WHOLE = 3;

  private final RunId run;
  private final Path file;
  private final List<Range> lines;
  private final ApiCall call;
  private final Pace pace;
  private final AtomicInteger refusedWhole = new AtomicInteger();
  private final AtomicReference<ApiFault> fault = new AtomicReference<>();
  private final AtomicReference<Exception> stopped = new AtomicReference<>();
  private volatile boolean givenUp;

  public ApiDelivery(RunId run, Path file, List<Range> lines, ApiCall call, Pace pace) {
    this.run = run;
    this.file = file;
    this.lines = List.copyOf(lines);
    this.call = call;
    this.pace = pace;
  }

  public RunId run() {
    return run;
  }

  /** The sealed file in the outbox. */
  public Path file() {
    return file;
  }

  /** What was to be sent when it was opened, in order. */
  public List<Range> lines() {
    return lines;
  }

  public ApiCall call() {
    return call;
  }

  public Pace pace() {
    return pace;
  }

  /** Sends nothing new; what is in flight is still recorded. */
  public void giveUp() {
    givenUp = true;
  }

  public boolean isGivenUp() {
    return givenUp;
  }

  /** Gives up for a reason; the first one is kept. The end of the process is none. */
  public void failed(ApiFault found) {
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
  public boolean isRefusedAgainWhole() {
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
}
