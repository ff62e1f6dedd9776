package io.attentivecourier.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AJobTellsWhatBecameOfItsRecordsTest {

  private static final String ANA = Caller.user("+12125550101", "\"tier\":\"gold\"");
  private static final String BEN = Caller.user("+12125550102", "\"tier\":\"red\"");

  @AutoClose private FaultyApi api = FaultyApi.start(ApiOptions.of("acme"));
  private Caller caller = Caller.of(api);

  private void restart(ApiOptions options) {
    api.close();
    api = FaultyApi.start(options);
    caller = Caller.of(api);
  }

  @Test
  void itIsCompletedAtTheSecondLookAndHasAUrlThen() throws Exception {
    String job = caller.job(ANA, BEN);
    var first = caller.look(job);
    assertEquals("PENDING", first.path("status").textValue());
    assertFalse(first.has("url"));
    var second = caller.look(job);
    assertEquals(job, second.path("bulkJobId").textValue());
    assertEquals("COMPLETED", second.path("status").textValue());
    assertEquals(2, second.path("totalRecords").intValue());
    String line = "{\"request\":%s,\"response\":{\"status\":200}}\n";
    assertEquals(
        line.formatted(ANA) + line.formatted(BEN),
        Caller.fetch(second.path("url").textValue()).body());
  }

  @Test
  void theStatusGoesThroughItsWords() throws Exception {
    api.jobs().next(JobCourse.good().atLook(3));
    String job = caller.job(ANA);
    assertEquals("PENDING", caller.look(job).path("status").textValue());
    assertEquals("IN_PROGRESS", caller.look(job).path("status").textValue());
    assertEquals("COMPLETED", caller.look(job).path("status").textValue());
    assertEquals(3, api.jobs().list().get(0).looks());
  }

  @Test
  void itTakesItsTimeByTheClock() throws Exception {
    SettableClock clock = SettableClock.at("2026-11-22T10:00:00Z");
    restart(ApiOptions.of("acme").withClock(clock));
    api.jobs().all(JobCourse.good().atLook(1).after(Duration.ofHours(4)));
    String job = caller.job(ANA);
    assertEquals("PENDING", caller.look(job).path("status").textValue());
    clock.forward(Duration.ofHours(4));
    assertEquals("COMPLETED", caller.look(job).path("status").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELLED", "NEEDS_REVIEW", "EXPLODED"})
  void aJobThatEndsOtherwiseAppliesNothing(String word) throws Exception {
    api.jobs().next(JobCourse.ending(word));
    String job = caller.job(ANA);
    caller.look(job);
    assertEquals(word, caller.look(job).path("status").textValue());
    assertFalse(caller.look(job).has("url"));
    assertEquals(0, api.people().count());
  }

  @Test
  void aJobThatNeverEndsCanBeLetGo() throws Exception {
    api.jobs().all(JobCourse.neverEnding());
    String job = caller.job(ANA);
    for (int look = 0; look < 5; look++) {
      assertNotEquals("COMPLETED", caller.look(job).path("status").textValue());
    }
    api.jobs().redirect(job, JobCourse.good());
    assertEquals("COMPLETED", caller.look(job).path("status").textValue());
    assertEquals(1, api.people().count());
  }

  @Test
  void thoseWhoAreRefusedStandInTheResultWithAMessage() throws Exception {
    api.jobs().next(JobCourse.refusing("+12125550101"::equals));
    String lines = caller.result(caller.job(ANA, BEN));
    assertEquals(List.of(400, 200), Caller.statuses(lines));
    assertTrue(lines.contains("\"message\":\"refused as asked\""), lines);
    assertEquals(1, api.people().count());
  }

  @Test
  void aRecordOverOneMebibyteIsRefusedInTheResult() throws Exception {
    String large = Caller.user("+12125550101", "\"tier\":\"" + "x".repeat(1 << 20) + "\"");
    assertEquals(List.of(413, 200), Caller.statuses(caller.result(caller.job(large, BEN))));
  }

  @Test
  void aRecordOnManyLinesIsOneLineOfTheResult() throws Exception {
    String lines = caller.result(caller.job(ANA.replace(",", ",\n  ")));
    assertEquals(List.of(200), Caller.statuses(lines));
  }

  private String resultOf(JobCourse.Result wrong) throws Exception {
    api.jobs().next(JobCourse.with(wrong));
    return caller.result(caller.job(ANA, BEN));
  }

  @Test
  void aResultIsWrongInTheWayThatWasAsked() throws Exception {
    assertEquals(1, resultOf(JobCourse.Result.LINE_MISSING).lines().count());
    assertTrue(resultOf(JobCourse.Result.OTHER_ORDER).startsWith("{\"request\":" + BEN));
    assertFalse(resultOf(JobCourse.Result.NO_IDENTIFIERS).contains("555"));
    assertTrue(resultOf(JobCourse.Result.NOT_JSON).startsWith("<html>"));
    assertEquals("", resultOf(JobCourse.Result.NOT_FOUND));
    assertThrows(IOException.class, () -> resultOf(JobCourse.Result.CUT));
  }

  @Test
  void aUrlOrARecordOfTheTotalMayBeMissing() throws Exception {
    api.jobs().next(JobCourse.with(JobCourse.Result.NO_URL).withUncounted(1).atLook(1));
    var status = caller.look(caller.job(ANA, BEN));
    assertEquals("COMPLETED", status.path("status").textValue());
    assertEquals(1, status.path("totalRecords").intValue());
    assertFalse(status.has("url"));
  }

  @Test
  void aTokenAtTheResultIsABreachOnEitherPort() throws Exception {
    for (boolean apart : List.of(false, true)) {
      restart(ApiOptions.of("acme").withResultsApart(apart));
      assertEquals(apart, !api.url().equals(api.resultsUrl()));
      String job = caller.job(ANA);
      caller.look(job);
      String url = caller.look(job).path("url").textValue();
      assertEquals(200, Caller.fetch(url).statusCode());
      assertEquals(List.of(), api.breaches());
      new Caller(url, api.key()).get("");
      assertEquals(List.of("an Authorization header at the url of a result"), api.breaches());
    }
  }

  @Test
  void aUrlThatCameBackChangedIsRefused() throws Exception {
    String job = caller.job(ANA);
    caller.look(job);
    String url = caller.look(job).path("url").textValue();
    assertEquals(403, Caller.fetch(url.replace("%2F", "/")).statusCode());
    assertEquals(403, Caller.fetch(url.replaceAll("\\?.*", "")).statusCode());
  }

  @Test
  void anUnknownJobGets404() throws Exception {
    assertEquals(404, caller.get("/v2/bulk/job/job-7").statusCode());
  }

  @Test
  void aForgetfulOneGivesAResultOnceAndKeepsNobody() throws Exception {
    restart(ApiOptions.of("acme").withForgetful(true));
    String job = caller.job(ANA, BEN);
    assertEquals(List.of(200, 200), Caller.statuses(caller.result(job)));
    assertEquals(404, Caller.fetch(caller.look(job).path("url").textValue()).statusCode());
    assertEquals(0, api.people().count());
  }
}
