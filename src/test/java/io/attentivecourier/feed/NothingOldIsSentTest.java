package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run may cross midnight. A process that was stopped, a machine that slept and a clock that was
 * set are something else: what they wake up with is yesterday's list.
 */
class NothingOldIsSentTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String SECOND = "sirendenim_subscriber_segment_20261122_2.csv";

  @RegisterExtension final TestHome home = new TestHome();

  private void pipeline() {
    home.rows("2025550101,Denim", "2025550102,Winback").pipeline("winback", TestHome.ALL);
  }

  private RunReport run() {
    try {
      return home.run("winback");
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** Starts a run, and does something while a step of it waits for the receiver. */
  private RunReport meanwhile(String name, SftpFailure stall, Runnable what) throws Exception {
    home.standIn().faults().onceOn(name, stall);
    CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(this::run);
    assertTrue(home.standIn().faults().awaitStalled(Duration.ofSeconds(60)));
    what.run();
    home.standIn().faults().clear();
    return run.get(60, TimeUnit.SECONDS);
  }

  private static void assertPassed(RunReport report) {
    assertEquals(RunState.FAILED, report.state(), report.message());
    assertEquals("date-passed", report.reason(), report.message());
  }

  private boolean isThere(String name) {
    return Files.exists(home.standIn().folder().path().resolve(name));
  }

  /** The run starts at ten in the morning, or later by so much. */
  @ParameterizedTest(name = "started {0} later, {2} hours {1}: {3}")
  @CsvSource({
    "PT0S, pass, PT17H59M, WHOLE",
    "PT0S, pass, PT18H, FAILED",
    "PT0S, pass, PT120H, FAILED",
    "PT0S, are skipped, PT13H59M, WHOLE",
    "PT0S, are skipped, PT14H, FAILED",
    "PT0S, are skipped, PT-9H, WHOLE",
    "PT0S, are skipped, PT-11H, FAILED",
    "PT13H58M, are skipped, PT4M, WHOLE",
    "PT13H58M, are skipped, PT6M, FAILED",
    "PT13H58M, pass, PT6M, WHOLE",
  })
  void aRunThatWaitsForTheReceiver(Duration later, String how, Duration by, RunState state)
      throws Exception {
    pipeline();
    home.clock().forward(later);
    RunReport report =
        meanwhile(
            FIRST,
            SftpFailure.stallWritesAt(5),
            () -> {
              if (how.equals("pass")) {
                home.clock().forward(by);
              } else {
                home.clock().jump(by);
              }
            });
    assertEquals(state, report.state(), report.message());
    boolean whole = state == RunState.WHOLE;
    assertEquals(whole ? List.of(FIRST, SECOND) : List.of(), home.standIn().folder().names());
    assertEquals(whole ? null : "date-passed", report.reason());
    home.startAgain();
    assertEquals(whole, isThere(FIRST));
    assertFalse(Files.exists(home.home().outbox().resolve(report.run().toString())));
  }

  /** A clock that goes back gives no number twice, and no list a second name. */
  @Test
  void aClockThatGoesBackAnHourChangesNoName() throws Exception {
    pipeline();
    run();
    home.clock().jump(Duration.ofHours(-1));
    home.rows("2025550101,Denim", "2025550103,Alpha", "2025550102,Winback");
    RunReport next = home.run("winback", RunRequest.AGAIN);
    assertEquals(RunState.WHOLE, next.state(), next.message());
    assertEquals("2026-11-22.winback.2", next.run().toString());
    assertEquals("2025550103,Alpha\n", home.received(SECOND.replace("_2.", "_3.")));
    assertEquals(List.of(), home.standIn().folder().refusals());
  }

  @Test
  void theClockIsReadBeforeEachRename() throws Exception {
    home.set("courier.maxRowsPerFile", "1").set("courier.oversize", "span");
    pipeline();
    home.rows("2025550101,Denim");
    RunReport report =
        meanwhile(
            FIRST, SftpFailure.stallAfterRename(), () -> home.clock().forward(Duration.ofDays(1)));
    assertPassed(report);
    assertTrue(report.message().contains("half of Denim is up"), report.message());
    assertFalse(isThere(SECOND));
    home.startAgain();
    assertFalse(isThere(SECOND));
  }

  @Test
  void aFileIsNotBegunUnderItsFinalNameEither() throws Exception {
    home.set("courier.sftp.publish", "direct").set("courier.sftp.acceptDirectRisk", "true");
    pipeline();
    RunReport report =
        meanwhile(
            FIRST, SftpFailure.stallWritesAt(5), () -> home.clock().forward(Duration.ofDays(1)));
    assertPassed(report);
    assertFalse(isThere(SECOND));
  }

  /** The process is the same, so the date may end; another one leaves it at midnight. */
  @ParameterizedTest(name = "{0} later, in the same process: {1}")
  @CsvSource({"PT15H, true, WHOLE", "PT15H, false, FAILED", "PT19H, true, FAILED"})
  void whatIsKeptIsSentLater(Duration later, boolean same, RunState state) throws Exception {
    pipeline();
    home.standIn().faults().always(SftpFailure.noSpaceAt(5));
    RunReport failed = run();
    home.standIn().faults().clear();
    home.clock().forward(later);
    if (same) {
      home.courier().recover();
    } else {
      home.startAgain();
    }
    RunReport report = home.ledger().reports().of(failed.run()).orElseThrow();
    assertEquals(state, report.state(), report.message());
    assertEquals(state == RunState.WHOLE, isThere(FIRST));
  }

  private void attributes(FaultyApi api) {
    home.api(api).rows("2025550101,gold");
    home.pipeline(
        "winback", "SELECT phone, segment_name AS tier" + TestHome.ROWS, "direct:send-attributes");
  }

  /** Values are sealed, and nothing of them is sent yet. */
  @ParameterizedTest(name = "{1} {0}: {2} applied")
  @CsvSource({
    "pass, PT17H59M, 2",
    "pass, PT18H, 0",
    "pass, PT72H, 0",
    "are skipped, PT13H, 2",
    "are skipped, PT14H, 0",
    "are skipped, PT-11H, 0",
  })
  void valuesThatWait(String how, Duration by, int applied) throws Exception {
    try (FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"))) {
      attributes(api);
      RunReport waiting = run();
      assertEquals(0, api.requests().count(ApiEndpoint.BULK));
      if (how.equals("pass")) {
        home.clock().forward(by);
      } else {
        home.clock().jump(by);
      }
      RunReport report = home.follow(waiting);
      assertEquals(applied, report.users().applied(), report.message());
      assertEquals(2 - applied, report.users().unconfirmed(), report.message());
      assertEquals(applied > 0 ? 1 : 0, api.requests().count(ApiEndpoint.BULK));
    }
  }

  @Test
  void theClockIsReadBeforeEachRequest() throws Exception {
    try (FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"))) {
      home.set("courier.api.usersPerRequest", "1").set("courier.api.inFlight", "1");
      attributes(api);
      RunReport waiting = run();
      api.faults().next(ApiEndpoint.BULK, ApiFailures.ApiFailure.hangAfterTaking());
      CompletableFuture<RunReport> turn =
          CompletableFuture.supplyAsync(() -> followOnce(waiting.run()));
      assertTrue(api.faults().awaitHanging(1, Duration.ofSeconds(60)));
      home.clock().forward(Duration.ofDays(1));
      api.faults().release();
      turn.get(60, TimeUnit.SECONDS);
      RunReport report = home.follow(waiting);
      assertEquals(1, api.requests().count(ApiEndpoint.BULK));
      assertEquals(RunState.PARTIAL, report.state(), report.message());
    }
  }

  private RunReport followOnce(RunId run) {
    try {
      return home.courier().follow(run, false);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
