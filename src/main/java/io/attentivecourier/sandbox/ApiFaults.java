package io.attentivecourier.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults that are asked for, taken by the next calls that the token and the pace let in. */
public final class ApiFaults {

  private final Map<Endpoint, Deque<ApiFault>> queued = new EnumMap<>(Endpoint.class);
  private final Map<Endpoint, ApiFault> always = new EnumMap<>(Endpoint.class);
  private Predicate<String> poisonous = identifier -> false;
  private int hanging;
  private int releases;
  private boolean closed;

  ApiFaults() {}

  /** Each of the next calls gets one of these, in order; those after them go well. */
  public synchronized void next(Endpoint endpoint, ApiFault... faults) {
    queued.computeIfAbsent(endpoint, e -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  /** Every call gets this once the queue is used up, until {@link #clear()}. */
  public synchronized void always(Endpoint endpoint, ApiFault fault) {
    always.put(endpoint, fault);
  }

  /** A batch with such a person is answered 400 as a whole, until {@link #clear()}. */
  public synchronized void refuseBatchesWith(Predicate<String> identifier) {
    poisonous = identifier;
  }

  /** From now on all goes well; calls that hang are cut off. */
  public synchronized void clear() {
    queued.clear();
    always.clear();
    poisonous = identifier -> false;
    release();
  }

  /** Cuts off the calls that hang now. */
  public synchronized void release() {
    releases++;
    notifyAll();
  }

  /** Waits until that many calls hang; false if fewer did within the time. */
  public synchronized boolean awaitHanging(int calls, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (hanging < calls && end > System.nanoTime()) {
      wait(1 + (end - System.nanoTime()) / 1_000_000);
    }
    return hanging >= calls;
  }

  synchronized Optional<ApiFault> take(Endpoint endpoint) {
    Deque<ApiFault> queue = queued.getOrDefault(endpoint, new ArrayDeque<>());
    return Optional.ofNullable(queue.isEmpty() ? always.get(endpoint) : queue.removeFirst());
  }

  synchronized Predicate<String> poisonous() {
    return poisonous;
  }

  /** Waits in the connection's thread until released or closed, and ends the connection then. */
  synchronized CutOff hang() throws IOException {
    long before = releases;
    hanging++;
    notifyAll();
    try {
      while (!closed && releases == before) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the call ended while it hung");
    } finally {
      hanging--;
    }
    return new CutOff();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
