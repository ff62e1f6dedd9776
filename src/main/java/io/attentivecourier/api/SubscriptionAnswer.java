package io.attentivecourier.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.ledger.RequestResult;
import java.io.IOException;
import java.util.List;

/**
 * Reads what an answer to {@code POST /v1/subscriptions} says about its one person. Each such
 * request may send a text, so it is repeated only after an answer that proves that nothing was
 * done: 429.
 */
final class SubscriptionAnswer {
  /** The reason if it is unknown whether the person was asked. */
  static final String UNANSWERED = "unanswered";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SubscriptionAnswer() {}

  static Answer of(int status, byte[] body) {
    return switch (status) {
      case 202 -> Answer.applied(created(body));
      case 401, 403, 404, 405, 410, 429 -> Answer.ofStatus(status);
      case 408, 425 -> Answer.unconfirmed(UNANSWERED);
      default -> byClass(status);
    };
  }

  /**
   * Decides by the class of the status. A success other than the documented one comes from some
   * gateway: it says nothing about the person.
   */
  private static Answer byClass(int status) {
    return switch (status / 100) {
      case 3 -> Answer.ofStatus(status);
      case 4 -> Answer.refused("status-" + status);
      default -> Answer.unconfirmed(UNANSWERED);
    };
  }

  /** New if any channel is new; null if the answer does not say. */
  private static String created(byte[] body) {
    List<String> words = words(body);
    if (words.contains("NEWLY_CREATED")) {
      return RequestResult.NEWLY;
    }
    return words.contains("PREVIOUSLY_CREATED") ? RequestResult.PREVIOUSLY : null;
  }

  private static List<String> words(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer == null
          ? List.of()
          : answer.path("subscriptionResponses").findValuesAsText("subscriptionCreationStatus");
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
