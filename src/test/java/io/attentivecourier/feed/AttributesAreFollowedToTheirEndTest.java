package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.JobCourse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attributes from a query to what Attentive applied: whole runs against the stand-in's API. */
class AttributesAreFollowedToTheirEndTest {
  private static final String TIERS =
      "SELECT phone, nullif(segment_name, '') AS tier" + TestHome.ROWS;
  private static final String ADA = "+12025550101";
  private static final String BOB = "+12025550102";
  private static final Map<String, Object> GOLD = Map.of("Loyalty tier", "gold");

  @RegisterExtension private final TestHome home = new TestHome();

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"));

  @BeforeEach
  void aPipeline() {
    home.api(api).pipeline("tiers", TIERS, "direct:send-attributes");
    home.rows("2025550101,gold", "2025550102,silver");
  }

  @AfterEach
  void noBreach() {
    assertEquals(List.of(), api.breaches());
  }

  private RunReport run() throws Exception {
    return home.runToItsEnd("tiers");
  }

  private static void assertSums(RunReport report) {
    RunReport.Users users = report.users();
    assertEquals(report.counts().valid(), users.sent() + users.unchanged() + users.alreadySent());
    assertEquals(users.sent(), users.applied() + users.refused() + users.unconfirmed());
  }

  @Test
  void everybodyIsAppliedWhole() throws Exception {
    RunReport report = run();

    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertSums(report);
    // The canary is one of them.
    assertEquals(3, report.users().applied());
    assertEquals(GOLD, api.people().attributes(ADA));
    assertEquals(1, api.requests().count(ApiEndpoint.BULK));
  }

  @Test
  void onlyWhatChangedIsSentAgain() throws Exception {
    run();
    home.rows("2025550101,gold", "2025550102,gold");
    RunReport second = run();

    assertEquals(RunState.WHOLE, second.state(), second.message());
    assertSums(second);
    assertEquals(List.of(1L, 2L), List.of(second.users().sent(), second.users().unchanged()));
    assertEquals(GOLD, api.people().attributes(BOB));
  }

  @Test
  void aRunOfWhichNothingIsNewAsksNothing() throws Exception {
    run();
    RunReport second = run();

    assertEquals(RunState.WHOLE, second.state(), second.message());
    assertSums(second);
    assertEquals(3, second.users().unchanged());
    assertEquals(1, api.requests().count(ApiEndpoint.BULK));
  }

  @Test
  void everybodyIsSentWhereTheSettingsSaySo() throws Exception {
    home.set("courier.attributes.changesOnly", "false");
    run();
    assertEquals(3, run().users().applied());
  }

  @Test
  void whoWasRefusedIsNotKnown() throws Exception {
    api.jobs().next(JobCourse.refusing(BOB::equals));
    RunReport first = run();
    assertEquals(RunState.PARTIAL, first.state(), first.message());
    assertSums(first);
    assertEquals(Map.of("status-400", 1L), first.users().refusedByReason());

    RunReport second = run();
    assertEquals(List.of(1L, 2L), List.of(second.users().applied(), second.users().unchanged()));
  }

  @Test
  void aValueThatBecameNullStaysAndIsCounted() throws Exception {
    run();
    home.rows("2025550102,silver", "2025550101,");
    RunReport second = run();

    assertSums(second);
    assertEquals(1, second.users().cleared());
    assertTrue(second.message().contains("stay at Attentive"), second.message());
    assertEquals(GOLD, api.people().attributes(ADA));
  }

  @Test
  void aColumnThatNobodyDeclaredStopsTheRun() throws Exception {
    home.pipeline(
        "tiers", "SELECT phone, 'x' AS tier, 1 AS age" + TestHome.ROWS, "direct:send-attributes");
    RunReport report = run();

    assertEquals(RunState.FAILED, report.state());
    assertEquals("column-unknown", report.reason());
    assertEquals(0, api.requests().count(ApiEndpoint.BULK));
  }

  @Test
  void tooManyChangesAreHeldUntilSomebodyLooked() throws Exception {
    home.set("courier.guard.maxChangedPercent", "50");
    run();
    home.rows("2025550101,silver", "2025550102,gold");
    RunReport held = run();
    assertEquals(RunState.HELD, held.state(), held.message());
    assertEquals("changed", held.reason());
    assertSums(held);
    assertEquals(GOLD, api.people().attributes(ADA));

    RunReport released = home.follow(home.run("tiers", RunRequest.release(held.run(), null)));
    assertEquals(RunState.WHOLE, released.state(), released.message());
    assertEquals(GOLD, api.people().attributes(BOB));
  }

  @Test
  void aRefusedKeyStopsTheRunAtOnce() throws Exception {
    home.set("courier.api.key", "another");
    RunReport failed = run();
    assertEquals(RunState.FAILED, failed.state(), failed.message());
    assertEquals("unauthorized", failed.reason());
    assertSums(failed);
    assertEquals(1, api.requests().count(ApiEndpoint.BULK));

    home.stop().api(api);
    assertEquals(3, run().users().applied());
  }

  @Test
  void whatWasNotAppliedIsSentAgainWhenAsked() throws Exception {
    api.jobs().next(JobCourse.refusing(BOB::equals));
    RunReport partial = run();
    RunReport retried = retry(partial);

    assertEquals(RunState.WHOLE, retried.state(), retried.message());
    assertSums(retried);
    assertEquals(1, retried.users().applied());
    assertEquals(Map.of("Loyalty tier", "silver"), api.people().attributes(BOB));
    assertEquals(3, run().users().unchanged());
  }

  @Test
  void whomALaterRunHasTakenUpIsNotSentAgain() throws Exception {
    api.jobs().next(JobCourse.refusing(BOB::equals));
    RunReport partial = run();
    home.rows("2025550101,gold", "2025550102,gold");
    run();
    RunReport retried = retry(partial);

    assertEquals(0, retried.users().sent(), retried.message());
    assertEquals(GOLD, api.people().attributes(BOB));
  }

  @Test
  void aRetryPushesOutNoNewerRun() throws Exception {
    api.jobs().next(JobCourse.refusing(BOB::equals));
    RunReport partial = run();
    home.rows("2025550101,silver", "2025550102,silver");
    RunReport newer = home.run("tiers");
    retry(partial);

    assertEquals(RunState.WHOLE, home.follow(newer).state());
    assertEquals(Map.of("Loyalty tier", "silver"), api.people().attributes(ADA));
  }

  private RunReport retry(RunReport of) throws Exception {
    RunRequest.Kept kept = new RunRequest.Kept(of.run(), "somebody", "");
    return home.follow(home.courier().resend(RunRequest.retry(kept)));
  }

  @Test
  void aRunWaitsForTheJobsOfTheOneBefore() throws Exception {
    api.jobs().next(JobCourse.neverEnding());
    RunReport first = home.run("tiers");
    assertEquals(RunState.ACCEPTED, home.courier().follow(first.run(), false).state());
    home.rows("2025550101,silver", "2025550102,silver");
    RunReport second = home.run("tiers");
    assertEquals(RunState.ACCEPTED, home.courier().follow(second.run(), false).state());
    assertEquals(1, api.requests().count(ApiEndpoint.BULK));

    RunReport ended = home.follow(second);
    assertEquals(RunState.WHOLE, ended.state(), ended.message());
    RunReport before = home.ledger().reports().of(first.run()).orElseThrow();
    assertEquals(RunState.PARTIAL, before.state());
    assertEquals(3, before.users().unconfirmed());
    assertEquals(Map.of("Loyalty tier", "silver"), api.people().attributes(ADA));
  }

  /** One look at all: the older is out of date, the newer goes at once. */
  @Test
  void aRunThatWasNotSentMakesWayForTheNext() throws Exception {
    RunReport first = home.run("tiers");
    home.rows("2025550101,silver", "2025550102,silver");
    RunReport second = home.run("tiers");
    home.courier().follow(second.run(), false);

    RunReport before = home.ledger().reports().of(first.run()).orElseThrow();
    assertEquals(RunState.PARTIAL, before.state(), before.message());
    assertSums(before);
    assertEquals(1, api.requests().count(ApiEndpoint.BULK));
    assertEquals(Map.of("Loyalty tier", "silver"), api.people().attributes(ADA));
  }

  @Test
  void anotherProcessGoesOnWhereThisOneEnded() throws Exception {
    RunReport first = home.run("tiers");
    home.startAgain();
    assertEquals(RunState.WHOLE, home.follow(first).state());
    assertEquals(1, api.requests().count(ApiEndpoint.BULK));
  }

  @Test
  void anApiThatIsDownDelaysNoFile() throws Exception {
    api.faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.status(503));
    home.pipeline("winback", TestHome.ALL);
    RunReport waiting = home.run("tiers");
    assertEquals(RunState.RUNNING, waiting.state());
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  @Test
  void aPlanSaysWhoWouldBeSentAndSendsNobody() throws Exception {
    RunReport plan = home.run("tiers", RunRequest.PLAN);

    assertEquals(RunState.WHOLE, plan.state(), plan.message());
    assertEquals(3, plan.users().sent());
    assertSums(plan);
    assertEquals(0, api.requests().count(ApiEndpoint.BULK));
    assertTrue(plan.message().contains("first run"), plan.message());
  }
}
