package io.attentivecourier.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.ledger.RequestResult;
import java.io.IOException;
import java.util.List;

/**
 * What an answer to {@code POST /v1/subscriptions} says of its one person. Each such request may be
 * a text, so only an answer that proves that nothing was done lets it be made again: 429.
 */
final class SubscriptionAnswer {
  /** Nobody can tell whether the person was asked. */
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

  /** Another success than the documented one is some gateway's: it says nothing of the person. */
  private static Answer byClass(int status) {
    return switch (status / 100) {
      case 3 -> Answer.ofStatus(status);
      case 4 -> Answer.refused("status-" + status);
      default -> Answer.unconfirmed(UNANSWERED);
    };
  }

  /** New where any channel is; null where the answer does not say. */
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
