package io.attentivecourier.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.JobCourse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/confirm.camel.yaml} and its part of {@code failures.camel.yaml} as shipped. */
class ConfirmTest extends ApiTestSupport {
  private static final int PEOPLE = 300;

  private RunId accepted(JobCourse course) throws Exception {
    scene.with(ApiOptions.of("sirendenim.attn.tv").withoutLimits().withResultsApart(true));
    RunId run = scene.start().sealed(PEOPLE);
    scene.standIn().jobs().all(course);
    scene.deliver(run);
    return run;
  }

  private void assertNothingOpen(RunId run) throws Exception {
    assertTrue(scene.ledger().requests().openJobs(run).isEmpty());
    assertEquals(List.of(), scene.standIn().breaches(), "the key goes to the API alone");
    if (Files.exists(scene.home().tmp())) {
      try (var left = Files.list(scene.home().tmp())) {
        assertEquals(0, left.count());
      }
    }
    assertEquals(
        scene.users(run).applied(), scene.outcomes(run).get(RunReport.PersonOutcome.APPLIED));
    assertEquals(
        scene.users(run).refused(), scene.outcomes(run).get(RunReport.PersonOutcome.REFUSED));
  }

  @Test
  void whoIsAppliedAndWhoIsRefusedIsReadFromTheLines() throws Exception {
    RunId run = accepted(JobCourse.refusing(ApiScene.identifier(7)::equals));
    RunReport.Users users = scene.confirm(run, 13);
    assertEquals(PEOPLE - 1, users.applied());
    assertEquals(Map.of("status-400", 1L), users.refusedByReason());
    assertNothingOpen(run);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobCourse.Result.class,
      names = {"GOOD", "OTHER_ORDER", "NO_IDENTIFIERS"})
  void allAreAppliedHoweverTheLinesCome(JobCourse.Result result) throws Exception {
    RunId run = accepted(JobCourse.with(result));
    assertEquals(PEOPLE, scene.confirm(run, 13).applied());
    assertNothingOpen(run);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobCourse.Result.class,
      names = {"NO_URL", "NOT_FOUND", "CUT", "NOT_JSON"})
  void aResultThatIsLostMakesNobodyApplied(JobCourse.Result result) throws Exception {
    RunId run = accepted(JobCourse.with(result));
    RunReport.Users users = scene.confirm(run, 14);
    assertEquals(PEOPLE, users.unconfirmed());
    assertEquals(0, users.refused());
    assertNothingOpen(run);
  }

  @Test
  void whoseLineIsMissingIsUnconfirmed() throws Exception {
    RunId run = accepted(JobCourse.with(JobCourse.Result.LINE_MISSING));
    assertEquals(2, scene.confirm(run, 13).unconfirmed());
    assertNothingOpen(run);
  }

  @ParameterizedTest
  @CsvSource({"FAILED, job-failed", "CANCELLED, job-cancelled"})
  void aJobThatEndsBadlyRefusesItsPeople(String word, String reason) throws Exception {
    RunId run = accepted(JobCourse.ending(word));
    assertEquals(Map.of(reason, (long) PEOPLE), scene.confirm(run, 13).refusedByReason());
    assertNothingOpen(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEEDS_REVIEW", "SOMETHING_NEW"})
  void whatNobodyKnowsIsUnconfirmed(String word) throws Exception {
    RunId run = accepted(JobCourse.ending(word));
    assertEquals(PEOPLE, scene.confirm(run, 14).unconfirmed());
    assertNothingOpen(run);
  }

  /** A result lies on another host, at an address that an answer names. */
  @Test
  void theKeyGoesToTheApiAndNotToWhereAResultLies() throws Exception {
    for (String route : List.of("poll-job", "fetch-result")) {
      adviceWith(context, route, advice -> advice.mockEndpoints("http:attentive-*"));
    }
    MockEndpoint job = getMockEndpoint("mock:http:attentive-job");
    job.expectedMinimumMessageCount(2);
    MockEndpoint result = getMockEndpoint("mock:http:attentive-result");
    result.expectedMessageCount(2);
    assertEquals(PEOPLE, scene.confirm(accepted(JobCourse.good()), 13).applied());
    MockEndpoint.assertIsSatisfied(context);
    assertTrue(job.getExchanges().stream().allMatch(ConfirmTest::hasKey));
    assertTrue(result.getExchanges().stream().noneMatch(ConfirmTest::hasKey));
  }

  private static boolean hasKey(Exchange call) {
    return call.getMessage().getHeader("Authorization") != null;
  }

  @Test
  void aJobThatNeverEndsIsFollowedForItsTime() throws Exception {
    RunId run = accepted(JobCourse.neverEnding());
    scene.confirm(run, 12);
    assertEquals(2, scene.ledger().requests().openJobs(run).size());
    assertEquals(PEOPLE, scene.confirm(run, 2).unconfirmed());
    assertNothingOpen(run);
    assertTrue(scene.standIn().jobs().list().get(0).looks() < 80);
  }

  @Test
  void aLookThatFailsIsMadeAgain() throws Exception {
    RunId run = accepted(JobCourse.good());
    ApiFailures.ApiFailure down = ApiFailures.ApiFailure.status(503);
    scene
        .standIn()
        .faults()
        .next(
            ApiEndpoint.JOB,
            down,
            ApiFailures.ApiFailure.cutInAnswer(),
            ApiFailures.ApiFailure.hang());
    scene.standIn().faults().next(ApiEndpoint.RESULT, down, ApiFailures.ApiFailure.cutInAnswer());
    assertEquals(PEOPLE, scene.confirm(run, 13).applied());
    assertNothingOpen(run);
  }

  @Test
  void anOutageOfADayLosesNoJob() throws Exception {
    RunId run = accepted(JobCourse.good());
    scene.standIn().faults().always(ApiEndpoint.JOB, ApiFailures.ApiFailure.status(503));
    scene.confirm(run, 12);
    scene.standIn().faults().clear();
    assertEquals(PEOPLE, scene.startAgain().confirm(run, 14).applied());
    assertNothingOpen(run);
  }

  @Test
  void byJobTheRightTotalIsEnough() throws Exception {
    scene.byJob();
    RunId run = accepted(JobCourse.with(JobCourse.Result.NO_URL));
    assertEquals(PEOPLE, scene.confirm(run, 13).applied());
    assertEquals(0, scene.standIn().requests().count(ApiEndpoint.RESULT));
    assertNothingOpen(run);
  }

  @Test
  void byJobAnotherTotalConfirmsNobody() throws Exception {
    scene.byJob();
    RunId run = accepted(JobCourse.good().withUncounted(1));
    assertEquals(PEOPLE, scene.confirm(run, 13).unconfirmed());
    assertNothingOpen(run);
  }
}
