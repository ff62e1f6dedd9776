package io.attentivecourier.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.ledger.RequestResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The answers of the API: of a request, of a job, and what their headers say of the pace. */
public final class AnswerBytes implements ForeignBytes {
  private static final Request REQUEST = new Request(256, List.of("{}".getBytes(UTF_8)));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "{\"batchJobId\": \"job-1\"}",
            "{\"status\":\"COMPLETED\",\"totalRecords\":3,\"url\":\"https://files.example.com/a?b=c\"}",
            "{\"subscriptionResponses\":[{\"subscriptionCreationStatus\":\"NEWLY_CREATED\"}]}",
            "60",
            "Sun, 22 Nov 2026 12:00:30 GMT")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** Only a documented success is one; nothing of the pace is below nothing. */
  @Override
  public void read(byte[] bytes) {
    int status = 200 + Math.floorMod(Arrays.hashCode(bytes), 400);
    JobAnswer job = JobAnswer.of(bytes);
    assertNotNull(job.status());
    job.url().ifPresent(url -> assertNotNull(url.getHost()));
    pace(new String(bytes, UTF_8));
    Answer asked = SubscriptionAnswer.of(status, bytes);
    assertTrue(status == 202 || !isApplied(asked), "applied by " + status);
    RequestResult answered = new AttributesCall(256, 10).answer(status, bytes).of(REQUEST);
    if (answered != null && answered.job() != null) {
      assertEquals(2, status / 100);
      assertTrue(answered.job().length() <= 200 && !answered.job().isBlank());
    }
  }

  private static boolean isApplied(Answer answer) {
    try {
      RequestResult answered = answer.of(REQUEST);
      return answered != null && answered.state() == RequestResult.RequestState.APPLIED;
    } catch (ApiFault none) {
      return false;
    }
  }

  private static void pace(String text) {
    RateHeaders pace =
        RateHeaders.of(
            Map.of("X-RateLimit-Limit", text, "x-ratelimit-remaining", text, "Retry-After", text),
            CLOCK);
    assertTrue(pace.limit() >= 0 && pace.remaining() >= -1);
    pace.retryAfter().ifPresent(wait -> assertTrue(!wait.isNegative() && wait.toMillis() >= 0));
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(ApiFault.class);
  }
}
