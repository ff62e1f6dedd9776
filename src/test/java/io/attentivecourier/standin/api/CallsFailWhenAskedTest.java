package io.attentivecourier.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallsFailWhenAskedTest {

  private static final String ANA = Caller.user("+12125550101", "\"tier\":\"gold\"");
  private static final String BEN = Caller.user("+12125550102", "\"tier\":\"red\"");

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("acme"));
  private final Caller caller = Caller.of(api);

  @Test
  void theNextCallsOfAnEndpointGetTheQueueInOrder() throws Exception {
    api.faults()
        .next(
            ApiEndpoint.BULK,
            ApiFailures.ApiFailure.status(503),
            ApiFailures.ApiFailure.retryAfter(429, "2"),
            ApiFailures.ApiFailure.status(400));
    assertEquals(200, caller.get("/v2/me").statusCode());
    assertEquals(503, caller.bulk(ANA));
    var busy = caller.post(Caller.BULK, Caller.body(ANA));
    assertEquals(429, busy.statusCode());
    assertEquals(Optional.of("2"), busy.headers().firstValue("Retry-After"));
    assertTrue(busy.headers().firstValue("x-ratelimit-remaining").isPresent());
    assertEquals(400, caller.bulk(ANA));
    assertEquals(0, api.people().count());
    assertEquals(202, caller.bulk(ANA));
    assertEquals(4, api.requests().count(ApiEndpoint.BULK));
  }

  @Test
  void aFaultForAllLastsUntilItIsCleared() throws Exception {
    api.faults().always(ApiEndpoint.ME, ApiFailures.ApiFailure.status(500));
    assertEquals(500, caller.get("/v2/me").statusCode());
    assertEquals(500, caller.get("/v1/me").statusCode());
    api.faults().clear();
    assertEquals(200, caller.get("/v2/me").statusCode());
  }

  @Test
  void aConnectionCutBeforeReadingTookNothing() throws Exception {
    api.faults().next(ApiEndpoint.SUBSCRIBE, ApiFailures.ApiFailure.cutBeforeReading());
    String body = "{\"user\":{\"phone\":\"+12125550101\"},\"signUpSourceId\":\"su-1\"}";
    assertThrows(IOException.class, () -> caller.post(Caller.SUBSCRIBE, body));
    assertEquals(0, api.people().texts("+12125550101"));
  }

  @Test
  void aLostOrHalfAnswerLeavesTheBatchTaken() throws Exception {
    api.faults()
        .next(
            ApiEndpoint.BULK,
            ApiFailures.ApiFailure.cutAfterTaking(),
            ApiFailures.ApiFailure.cutInAnswer());
    assertThrows(IOException.class, () -> caller.bulk(ANA));
    assertEquals(1, api.people().count());
    assertThrows(IOException.class, () -> caller.bulk(BEN));
    assertEquals(2, api.people().count());
    assertEquals(2, api.jobs().list().size());
  }

  @Test
  void aCallHangsWithoutHoldingUpOthersAndIsCutOffInTheEnd() throws Exception {
    api.faults()
        .next(
            ApiEndpoint.BULK,
            ApiFailures.ApiFailure.hang(),
            ApiFailures.ApiFailure.hangAfterTaking());
    var first = caller.posted(Caller.BULK, Caller.body(ANA));
    assertTrue(api.faults().awaitHanging(1, Duration.ofSeconds(10)));
    var second = caller.posted(Caller.BULK, Caller.body(BEN));
    assertTrue(api.faults().awaitHanging(2, Duration.ofSeconds(10)));
    assertEquals(200, caller.get("/v2/me").statusCode());
    assertFalse(first.isDone() || second.isDone());
    assertEquals(1, api.people().count());
    api.faults().release();
    for (var call : List.of(first, second)) {
      var lost = assertThrows(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
      assertInstanceOf(IOException.class, lost.getCause());
    }
  }

  @Test
  void aPoisonousRecordRefusesItsBatchAndNoOther() throws Exception {
    api.faults().refuseBatchesWith("+12125550102"::equals);
    assertEquals(400, caller.bulk(ANA, BEN));
    assertEquals(400, caller.bulk(BEN));
    assertEquals(202, caller.bulk(ANA));
    assertEquals(1, api.people().count());
  }

  /** A call takes its failure, and waits only then: all may be well again in between. */
  @Test
  void aCallThatIsToHangDoesNotOnceAllIsWell() throws Exception {
    ApiFailures faults = api.faults();
    faults.always(ApiEndpoint.BULK, ApiFailures.ApiFailure.hang());
    ApiFailures.Strike taken = faults.take(ApiEndpoint.BULK).orElseThrow();
    faults.clear();
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> faults.hang(taken));
  }
}
