package io.attentivecourier.api;

import java.net.ConnectException;
import java.util.Optional;

/**
 * What a request met in place of an answer.
 *
 * @param told the API's own fault; empty where nobody knows whether the request was taken
 */
public record FailedRequest(Exception found, Optional<ApiFault> receiverFault) {

  public static FailedRequest of(Exception found) {
    return new FailedRequest(found, apiFault(found));
  }

  private static Optional<ApiFault> apiFault(Throwable found) {
    if (found == null || found instanceof ApiFault) {
      return Optional.ofNullable((ApiFault) found);
    }
    return apiFault(found.getCause());
  }

  /** Whether the same may be asked once more without harm. */
  public boolean mayRepeat(ApiCall call) {
    return receiverFault
        .map(ApiFault::isWorthRetry)
        .orElseGet(() -> call.answerIfLost().isEmpty() || isNotSent());
  }

  private boolean isNotSent() {
    return found instanceof ConnectException;
  }

  /** What is said of the people of a request that may have been taken, where the call says so. */
  public Optional<Answer> lost(ApiCall call) {
    return call.answerIfLost().filter(answer -> receiverFault.isEmpty() && !isNotSent());
  }

  /** An exception's text may hold an address or a body, so only its kind is told. */
  public ApiFault fault() {
    return receiverFault.orElseGet(
        () -> ApiFault.passing("no answer (" + found.getClass().getSimpleName() + ")"));
  }
}
