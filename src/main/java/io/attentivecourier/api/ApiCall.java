package io.attentivecourier.api;

import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.run.RunId;
import java.util.List;
import java.util.Optional;

/** How the people of one kind of run are sent: what goes where, and what the answers mean. */
public interface ApiCall {
  /** Under the API's address, with a leading slash. */
  String path();

  /** Lines of a request at most, 1 or more. */
  int peoplePerRequest();

  /** Requests a second to this endpoint; 0: no limit of our own. */
  int requestsPerSecond();

  byte[] body(Request request);

  /**
   * What an answer means.
   *
   * @param body what the status alone does not say; at most 64 KiB, and never logged
   */
  Answer answer(int status, byte[] body);

  /** What no answer means: the request may have been taken. Empty: it may be sent again. */
  default Optional<Answer> answerIfLost() {
    return Optional.empty();
  }

  /** Called before each request goes out, each try of it. */
  default void intend(RunId run, Request request) {}

  /**
   * What of the unanswered lines is to be sent, when a delivery begins. What a crash left unknown
   * and must not be sent twice is noted here.
   */
  default List<LineRange> toSend(RunId run, List<LineRange> unanswered) {
    return unanswered;
  }
}
