package io.attentivecourier.sandbox;

import java.io.IOException;
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
  private final Stalls stalls = new Stalls();

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
  public void release() {
    stalls.release();
  }

  /** Waits until that many calls hang; false if fewer did within the time. */
  public boolean awaitHanging(int calls, Duration atMost) throws InterruptedException {
    return stalls.await(calls, atMost);
  }

  synchronized Optional<ApiFault> take(Endpoint endpoint) {
    Deque<ApiFault> queue = queued.getOrDefault(endpoint, new ArrayDeque<>());
    return Optional.ofNullable(queue.isEmpty() ? always.get(endpoint) : queue.removeFirst());
  }

  synchronized Predicate<String> poisonous() {
    return poisonous;
  }

  /** Waits in the connection's thread until released or closed, and ends the connection then. */
  CutOff hang() throws IOException {
    stalls.stall();
    return new CutOff();
  }

  void close() {
    stalls.close();
  }
}
