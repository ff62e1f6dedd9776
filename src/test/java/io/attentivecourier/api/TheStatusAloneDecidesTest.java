package io.attentivecourier.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.run.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TheStatusAloneDecidesTest {
  private static final Request REQUEST = new Request(256, List.of(text("{}"), text("{}")));

  private final AttributesCall call = new AttributesCall(256, 10);

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private RequestResult answered(int status, String body) {
    return call.answer(status, text(body)).of(REQUEST);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 299})
  void aJobIsAccepted(int status) {
    assertEquals(
        RequestResult.accepted(256, 2, "job-1"), answered(status, "{\"batchJobId\": \"job-1\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "not json", "{\"batchJobId\": null}", "{\"batchJobId\": \" \"}"})
  void aSuccessWithoutAJobIsUnconfirmed(String body) {
    assertEquals(RequestResult.unconfirmed(256, 2, "no-result"), answered(202, body));
  }

  /** It becomes part of an address: what is longer is no name of a job. */
  @ParameterizedTest
  @CsvSource({"200, true", "201, false"})
  void aJobHasANameOf200CharactersAtMost(int length, boolean taken) {
    String job = "j".repeat(length);
    assertEquals(
        taken
            ? RequestResult.accepted(256, 2, job)
            : RequestResult.unconfirmed(256, 2, "no-result"),
        answered(202, "{\"batchJobId\": \"" + job + "\"}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 413, 415, 422})
  void aRefusalIsTakenApart(int status) {
    assertEquals(null, answered(status, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, WRONG_URL",
    "405, WRONG_URL",
    "302, WRONG_URL",
    "308, WRONG_URL"
  })
  void whatEveryRequestWouldMeetStopsTheRun(int status, Reason reason) {
    ApiFault fault = assertThrows(ApiFault.class, () -> answered(status, ""));
    assertEquals(reason, fault.reason().orElseThrow());
    assertFalse(fault.isWorthRetry());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 520})
  void whatMayPassIsTriedAgain(int status) {
    ApiFault fault = assertThrows(ApiFault.class, () -> answered(status, "{\"phone\":\"x\"}"));
    assertEquals(Reason.API_DOWN, fault.reason().orElseThrow());
    assertTrue(fault.isWorthRetry());
    assertEquals("status " + status, fault.getMessage());
  }

  @Test
  void aBodyIsTheLinesAsTheyWereSealed() {
    assertEquals("{\"users\":[{},{}]}", new String(REQUEST.body(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, false",
    "IN_PROGRESS, false",
    "COMPLETED, true",
    "FAILED, true",
    "CANCELLED, true",
    "NEEDS_REVIEW, true",
    "completed, true",
    "RUNNING, false",
    "'', false"
  })
  void allStatusWordsAreKnownAndAnyOtherIsUnderWay(String word, boolean end) {
    assertEquals(end, JobAnswer.JobStatus.of(word).isEnd());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "not json", "{\"status\": 7}", "{\"status\": null}"})
  void anUnreadableJobIsUnderWay(String body) {
    assertEquals(JobAnswer.JobStatus.OTHER, JobAnswer.of(text(body)).status());
  }

  @Test
  void aJobSaysHowItStandsAndWhereItsResultIs() {
    URI url = URI.create("https://files.example.com/a?b=c");
    String body = "{\"status\":\"COMPLETED\",\"totalRecords\":3,\"url\":\" " + url + " \"}";
    assertEquals(
        new JobAnswer(JobAnswer.JobStatus.COMPLETED, 3, Optional.of(url)),
        JobAnswer.of(text(body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "a b", "/results/1", "file:///etc/passwd"})
  void aUrlThatIsNoneIsNotThere(String url) {
    assertTrue(JobAnswer.of(text("{\"url\": \"" + url + "\"}")).url().isEmpty());
  }
}
