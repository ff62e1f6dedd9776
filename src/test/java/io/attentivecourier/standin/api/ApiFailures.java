package io.attentivecourier.standin.api;

import io.attentivecourier.standin.Stalls;
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
public final class ApiFailures {

  private final Map<ApiEndpoint, Deque<ApiFailure>> queued = new EnumMap<>(ApiEndpoint.class);
  private final Map<ApiEndpoint, ApiFailure> always = new EnumMap<>(ApiEndpoint.class);
  private Predicate<String> poisonous = identifier -> false;
  private final Stalls stalls = new Stalls();

  ApiFailures() {}

  /** Each of the next calls gets one of these, in order; those after them go well. */
  public synchronized void next(ApiEndpoint endpoint, ApiFailure... faults) {
    queued.computeIfAbsent(endpoint, e -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  /** Every call gets this once the queue is used up, until {@link #clear()}. */
  public synchronized void always(ApiEndpoint endpoint, ApiFailure fault) {
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

  synchronized Optional<Strike> take(ApiEndpoint endpoint) {
    Deque<ApiFailure> queue = queued.getOrDefault(endpoint, new ArrayDeque<>());
    ApiFailure failure = queue.isEmpty() ? always.get(endpoint) : queue.removeFirst();
    return Optional.ofNullable(failure).map(taken -> new Strike(taken, stalls.releases()));
  }

  /** A failure that a call has taken, and how many releases there were then. */
  record Strike(ApiFailure failure, long releases) {}

  synchronized Predicate<String> poisonous() {
    return poisonous;
  }

  /** Waits in the connection's thread until released or closed, and ends the connection then. */
  HttpPort.CutOff hang(Strike strike) throws IOException {
    stalls.stall(strike.releases());
    return new HttpPort.CutOff();
  }

  void close() {
    stalls.close();
  }

  /**
   * A failure of a call.
   *
   * @param status of {@link Kind#STATUS}, else 0
   * @param retryAfter the header's value; Attentive documents none, a gateway before it may send
   *     one
   */
  public record ApiFailure(ApiFailureKind kind, int status, Optional<String> retryAfter) {

    /** The ways a call fails. */
    public enum ApiFailureKind {
      STATUS,
      HANG,
      HANG_AFTER_TAKING,
      CUT_BEFORE_READING,
      CUT_AFTER_TAKING,
      CUT_IN_ANSWER
    }

    private static ApiFailure of(ApiFailureKind kind) {
      return new ApiFailure(kind, 0, Optional.empty());
    }

    /** The call is not taken and answered so, with an empty body. */
    public static ApiFailure status(int status) {
      return new ApiFailure(ApiFailureKind.STATUS, status, Optional.empty());
    }

    /** 429 or 503 with the header {@code Retry-After}, in seconds or as a date. */
    public static ApiFailure retryAfter(int status, String value) {
      return new ApiFailure(ApiFailureKind.STATUS, status, Optional.of(value));
    }

    /** The call is not taken and gets no answer until {@link ApiFailures#release()}. */
    public static ApiFailure hang() {
      return of(ApiFailureKind.HANG);
    }

    /** The call is taken and gets no answer until {@link ApiFailures#release()}. */
    public static ApiFailure hangAfterTaking() {
      return of(ApiFailureKind.HANG_AFTER_TAKING);
    }

    /** The connection ends before the body is read. */
    public static ApiFailure cutBeforeReading() {
      return of(ApiFailureKind.CUT_BEFORE_READING);
    }

    /** The call is taken, and its answer is lost. */
    public static ApiFailure cutAfterTaking() {
      return of(ApiFailureKind.CUT_AFTER_TAKING);
    }

    /** The call is taken, and the connection ends in the middle of the answer's body. */
    public static ApiFailure cutInAnswer() {
      return of(ApiFailureKind.CUT_IN_ANSWER);
    }
  }
}
