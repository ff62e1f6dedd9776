package io.attentivecourier.api;

import java.net.ConnectException;
import java.util.Optional;

/**
 * The failure that a request met in place of an answer.
 *
 * @param receiverFault the API's own fault; empty if it is unknown whether the API accepted the
 *     request
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

  /** True if the same request may be sent once more without harm. */
  public boolean mayRepeat(ApiCall call) {
    return receiverFault
        .map(ApiFault::isWorthRetry)
        .orElseGet(() -> call.answerIfLost().isEmpty() || isNotSent());
  }

  private boolean isNotSent() {
    return found instanceof ConnectException;
  }

  /**
   * The answer for the people of a request that may have been accepted, if the call has such an
   * answer.
   */
  public Optional<Answer> lost(ApiCall call) {
    return call.answerIfLost().filter(answer -> receiverFault.isEmpty() && !isNotSent());
  }

  /**
   * The fault to report. An exception's text may hold an address or a body, so only its class is
   * named.
   */
  public ApiFault fault() {
    return receiverFault.orElseGet(
        () -> ApiFault.passing("no answer (" + found.getClass().getSimpleName() + ")"));
  }
}
