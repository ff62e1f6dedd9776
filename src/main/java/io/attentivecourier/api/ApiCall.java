package io.attentivecourier.api;

import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * The contract of one endpoint for one kind of run: its path, its requests and the meaning of its
 * answers.
 */
public interface ApiCall {
  /** The path below the API's address, with a leading slash. */
  String path();

  /** The maximum number of lines in a request, 1 or more. */
  int peoplePerRequest();

  /** The maximum number of requests a second to this endpoint; 0 means no limit of our own. */
  int requestsPerSecond();

  byte[] body(Request request);

  /**
   * Returns the meaning of an answer.
   *
   * @param body says what the status alone does not say; at most 64 KiB, and never logged
   */
  Answer answer(int status, byte[] body);

  /**
   * Returns the meaning of a lost answer: the API may have accepted the request. Empty if the
   * request may be sent again.
   */
  default Optional<Answer> answerIfLost() {
    return Optional.empty();
  }

  /** Is called before each try of a request. */
  default void intend(RunId run, Request request) {}

  /**
   * Selects the unanswered lines that are to be sent when a delivery begins. It also notes the
   * lines that a crash left unknown and that must not be sent twice.
   */
  default List<LineRange> toSend(RunId run, List<LineRange> unanswered) {
    return unanswered;
  }
}
