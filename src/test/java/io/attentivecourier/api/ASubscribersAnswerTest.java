package io.attentivecourier.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.run.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only an answer that proves that nobody was asked lets the same person be tried again. */
class ASubscribersAnswerTest {
  private static final Request REQUEST = new Request(7, List.of(new byte[] {'{', '}'}));

  private static RequestResult of(int status, String body) {
    return SubscriptionAnswer.of(status, body.getBytes(StandardCharsets.UTF_8)).of(REQUEST);
  }

  private static String one(String status) {
    return "{\"subscription\":{\"type\":\"MARKETING\"},\"subscriptionCreationStatus\":\"%s\"}"
        .formatted(status);
  }

  private static RequestResult created(String... statuses) {
    List<String> each = List.of(statuses).stream().map(ASubscribersAnswerTest::one).toList();
    return of(202, "{\"user\":{},\"subscriptionResponses\":[" + String.join(",", each) + "]}");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "NEWLY_CREATED, NEWLY",
        "PREVIOUSLY_CREATED, PREVIOUSLY",
        "PREVIOUSLY_CREATED NEWLY_CREATED, NEWLY",
        "SOMETHING_ELSE, null",
      })
  void a202SaysHowItWasCreated(String statuses, String created) {
    assertEquals(RequestResult.applied(7, 1, created), created(statuses.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{\"subscriptionResponses\":7}", "<html>"})
  void a202ThatSaysNoMoreIsAppliedAllTheSame(String body) {
    assertEquals(RequestResult.applied(7, 1, null), of(202, body));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 406, 409, 413, 415, 422, 451})
  void aRefusalIsOfThisPerson(int status) {
    assertEquals(RequestResult.refused(7, 1, "status-" + status), of(status, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200, 201, 204, 207, 408, 425, 500, 502, 503, 504, 599})
  void whereNobodyCanTellItIsUnconfirmed(int status) {
    assertEquals(RequestResult.unconfirmed(7, 1, "unanswered"), of(status, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, WRONG_URL",
    "410, WRONG_URL",
    "302, WRONG_URL"
  })
  void whatEveryoneWouldMeetStops(int status, Reason reason) {
    ApiFault fault = assertThrows(ApiFault.class, () -> of(status, ""));
    assertEquals(reason, fault.reason().orElseThrow());
    assertEquals(false, fault.isWorthRetry());
  }

  @ParameterizedTest
  @ValueSource(ints = 429)
  void onlyThisIsTriedAgain(int status) {
    assertEquals(true, assertThrows(ApiFault.class, () -> of(status, "")).isWorthRetry());
  }
}
