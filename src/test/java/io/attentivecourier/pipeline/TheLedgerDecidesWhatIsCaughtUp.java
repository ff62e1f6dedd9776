package io.attentivecourier.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.SettableClock;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.outbox.Recovery;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schedule is 09:15 UTC, first seen on the day before; retries every 15 min for 4 h. */
class TheLedgerDecidesWhatIsCaughtUp {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final List<String> NOTHING = List.of();
  private static final List<String> WINBACK = List.of("winback");

  @TempDir private Path folder;
  private final SettableClock clock = SettableClock.at("2026-11-21T12:00:00Z");
  @AutoClose private Ledger ledger;
  private Locks locks;
  private DueRuns schedules;

  @BeforeEach
  void open() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), clock);
    Settings settings = Settings.load(Home.at(folder), Map.of(), Map.of());
    locks = new Locks(folder.resolve("locks"));
    DueRuns.Interrupted interrupted = new DueRuns.Interrupted(ledger, locks);
    Retries retries = new Retries(() -> settings, ledger, interrupted, clock);
    schedules = new DueRuns(ledger, retries, interrupted, clock);
    ledger.schedules().note("winback", "0 15 9 * * ?", ZoneOffset.UTC);
  }

  @Test
  void nothingIsDueBeforeItsTime() {
    assertEquals(NOTHING, dueAt("09:14"));
  }

  @Test
  void quartzHasAMinuteToAnswerItself() {
    assertEquals(NOTHING, dueAt("09:15"));
  }

  @Test
  void aFireThatNobodyAnsweredIsCaughtUp() {
    assertEquals(WINBACK, dueAt("13:00"));
  }

  @Test
  void itIsCaughtUpOnce() {
    run("13:00", RunState.HELD, null);
    assertEquals(NOTHING, dueAt("13:01"));
  }

  @Test
  void yesterdaysFireIsNotCaughtUpToday() {
    assertEquals(NOTHING, dueAt("00:30"));
  }

  @Test
  void aScheduleFirstSeenAfterItsTimeHasMissedNothing() {
    at("10:00");
    ledger.schedules().note("winback", "0 15 9 * * ?", ZoneId.of("Africa/Abidjan"));
    assertEquals(NOTHING, dueAt("11:00"));
  }

  @Test
  void aDateThatIsWholeIsNotRunAgain() {
    run("08:00", RunState.WHOLE, null);
    assertEquals(NOTHING, dueAt("13:00"));
  }

  @Test
  void aRunThatSomebodyIsAtWorkOnIsLeftAlone() {
    at("09:10");
    Locks.Held own = locks.lock("pipeline-winback");
    ledger.runs().begin("winback", TODAY, RunKind.SEGMENTS);
    assertEquals(NOTHING, dueAt("09:30"));
    own.close();
    assertEquals(WINBACK, dueAt("09:30"));
  }

  /** Its process could not write its end, or is gone: it answers no fire, and is tried again. */
  @Test
  void aRunThatNobodyIsAtWorkOnWasInterrupted() {
    at("09:15");
    ledger.runs().begin("winback", TODAY, RunKind.SEGMENTS);
    assertEquals(NOTHING, dueAt("09:29"));
    assertEquals(WINBACK, dueAt("09:30"));
  }

  /** A row that takes all memory takes it each time, and every other pipeline with it. */
  @Test
  void aRunWhoseProcessDiedTwiceIsNotStartedAThirdTime() throws Exception {
    die("09:15");
    assertEquals(WINBACK, dueAt("09:30"));
    die("09:30");
    assertEquals(NOTHING, dueAt("09:45"));
    assertEquals(NOTHING, dueAt("12:00"));
    RunReport last = ledger.reports().newest("winback", TODAY).orElseThrow();
    assertEquals("interrupted", last.reason());
    assertTrue(last.message().contains("courier run winback"), last.message());
  }

  private void die(String time) throws Exception {
    at(time);
    ledger.runs().begin("winback", TODAY, RunKind.SEGMENTS);
    Home home = Home.at(folder);
    Outbox outbox = new Outbox(home, ledger, locks, "denim");
    new Recovery(home, ledger, locks, outbox).reconcile(run -> true, run -> {});
  }

  @Test
  void aSealedRunThatNobodyIsAtWorkOnIsDeliveredAndNotReadAgain() {
    at("09:15");
    RunId run = ledger.runs().begin("winback", TODAY, RunKind.ATTRIBUTES);
    ledger.files().seal(run, RunReport.Counts.NONE, List.of(people()));
    assertEquals(NOTHING, dueAt("09:40"));
  }

  @Test
  void aFailedQueryIsTriedAgainAfterTheInterval() {
    run("09:15", RunState.FAILED, Reason.QUERY_FAILED);
    assertEquals(NOTHING, dueAt("09:29"));
    assertEquals(WINBACK, dueAt("09:30"));
  }

  @Test
  void aWarehouseWithNothingNewIsAskedAgain() {
    run("09:15", RunState.UNCHANGED, null);
    assertEquals(NOTHING, dueAt("09:29"));
    assertEquals(WINBACK, dueAt("09:30"));
  }

  @Test
  void itIsNotTriedAgainAfterTheWindow() {
    run("13:05", RunState.FAILED, Reason.QUERY_FAILED);
    assertEquals(NOTHING, dueAt("13:20"));
  }

  @Test
  void aRefusalOfTheDataIsNotTriedAgain() {
    run("09:15", RunState.FAILED, Reason.SEGMENT_OWNER);
    assertEquals(NOTHING, dueAt("10:00"));
  }

  @Test
  void aRefusedLoginIsNotTriedAgain() {
    run("09:15", RunState.FAILED, Reason.LOGIN_REFUSED);
    assertEquals(NOTHING, dueAt("10:00"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // Through the API a date is never done: each fire is a run.
        "08:00, WHOLE, -, due",
        "08:00, PARTIAL, -, due",
        "08:00, ACCEPTED, -, due",
        // Nobody is at work on it: the fire after it finds nobody who would answer.
        "08:00, RUNNING, -, due",
        // A run since the fire answers it, however it ended.
        "09:15, WHOLE, -, not due",
        "09:15, PARTIAL, -, not due",
        "09:15, ACCEPTED, -, not due",
        "09:15, HELD, CHANGED, not due",
        "09:15, FAILED, UNAUTHORIZED, not due",
        // Nothing of these was sent.
        "09:15, UNCHANGED, -, due",
        "09:15, FAILED, QUERY_FAILED, due",
      })
  void aFireThroughTheApiIsAlwaysARun(
      String start, RunState state, Reason reason, String expected) {
    run(RunKind.ATTRIBUTES, start, state, reason);

    assertEquals(expected.equals("due") ? WINBACK : NOTHING, dueAt("09:40"));
  }

  @Test
  void aSealedRunThatTheApiDidNotTakeIsNotAskedForAgain() {
    at("09:15");
    RunId run = ledger.runs().begin("winback", TODAY, RunKind.ATTRIBUTES);
    ledger.files().seal(run, RunReport.Counts.NONE, List.of(people()));
    RunState failed = RunState.FAILED;
    ledger.runs().end(new RunEnd(run, failed, Reason.API_DOWN, false, null, List.of(), "made up"));

    assertEquals(NOTHING, dueAt("09:40"));
  }

  /** A row that fills the memory would kill the process again, and every other pipeline with it. */
  @Test
  void whatDiedTwiceIsNotReadAThirdTimeThatDay() {
    run("09:15", RunState.FAILED, Reason.INTERRUPTED);
    assertEquals(WINBACK, dueAt("09:40"));
    run("09:40", RunState.FAILED, Reason.INTERRUPTED);
    assertEquals(NOTHING, dueAt("10:30"));
    run("10:30", RunState.FAILED, Reason.QUERY_FAILED);
    assertEquals(WINBACK, dueAt("10:50"));
  }

  @Test
  void whatWasAskedToStopTwiceIsTriedAgain() {
    for (String time : List.of("09:15", "09:40")) {
      at(time);
      RunId run = ledger.runs().begin("winback", TODAY, RunKind.SEGMENTS);
      RunReport.Counts read = new RunReport.Counts(10, 0, Map.of());
      RunState failed = RunState.FAILED;
      ledger
          .runs()
          .end(new RunEnd(run, failed, Reason.INTERRUPTED, false, read, List.of(), "made up"));
    }
    assertEquals(WINBACK, dueAt("10:30"));
  }

  private static SealedFile people() {
    List<SealedFile.Part> parts = List.of(new SealedFile.Part("attributes", 1));
    return new SealedFile("attributes.jsonl", "attributes", 1, 90, "00", parts);
  }

  @Test
  void aCanaryAnswersNoFire() {
    run(RunKind.CANARY, "09:15", RunState.WHOLE, null);
    assertEquals(WINBACK, dueAt("09:40"));
  }

  @ParameterizedTest
  @CsvSource({
    // The hour that the date lacks: caught up from a minute after the end of the gap.
    "America/Los_Angeles, 0 30 2 * * ?, 2027-03-14T10:00:30Z, not due",
    "America/Los_Angeles, 0 30 2 * * ?, 2027-03-14T10:01:00Z, due",
    "America/Los_Angeles, 0 30 2 * * ?, 2027-03-14T12:00:00Z, due",
    "Australia/Lord_Howe, 0 15 2 * * ?, 2027-10-02T15:31:00Z, due",
    "America/Santiago, 0 0 0 * * ?, 2027-09-05T04:01:00Z, due",
    "Asia/Beirut, 0 30 0 * * ?, 2027-03-27T22:01:00Z, due",
    // The hour that the date has twice: at the first.
    "America/New_York, 0 30 1 * * ?, 2027-11-07T05:29:00Z, not due",
    "America/New_York, 0 30 1 * * ?, 2027-11-07T05:31:00Z, due",
  })
  void aDateOnWhichTheClockChangesIsCaughtUpToo(
      ZoneId zone, String cron, Instant at, String expected) {
    clock.set(at.minusSeconds(86_400));
    ledger.schedules().note("winback", cron, zone);
    clock.set(at);

    assertEquals(expected.equals("due") ? WINBACK : NOTHING, due(cron, zone));
  }

  @Test
  void whatFellIntoAPauseIsCaughtUpNeitherInItNorAfterIt() {
    pausedFrom("09:00");
    assertEquals(NOTHING, dueAt("09:20"));
    resumedAt("09:30");
    assertEquals(NOTHING, dueAt("09:31"));
  }

  @Test
  void aResumeStartsNothingThatWasMissedBeforeThePause() {
    pausedFrom("10:00");
    resumedAt("11:00");
    assertEquals(NOTHING, dueAt("11:01"));
  }

  @Test
  void aFireAfterAPauseIsCaughtUp() {
    pausedFrom("08:00");
    resumedAt("09:15");
    assertEquals(WINBACK, dueAt("09:20"));
  }

  @Test
  void aPauseStopsRetriesAndItsEndStartsNone() {
    run("09:15", RunState.FAILED, Reason.QUERY_FAILED);
    pausedFrom("09:20");
    assertEquals(NOTHING, dueAt("09:40"));
    resumedAt("09:45");
    assertEquals(NOTHING, dueAt("09:46"));
  }

  @Test
  void aPauseThatWasOverBeforeTheRetryStopsNone() {
    run("09:15", RunState.FAILED, Reason.QUERY_FAILED);
    pausedFrom("09:20");
    resumedAt("09:25");
    assertEquals(WINBACK, dueAt("09:30"));
  }

  private void pausedFrom(String time) {
    at(time);
    ledger.schedules().pause("winback", "anna", "promo moved");
  }

  private void resumedAt(String time) {
    at(time);
    ledger.schedules().resume("winback", "anna");
  }

  private List<String> dueAt(String time) {
    at(time);
    return due("0 15 9 * * ?", ZoneOffset.UTC);
  }

  private List<String> due(String cron, ZoneId zone) {
    return schedules.due(
        List.of(new Pipeline("winback", Destination.SEGMENTS, "", cron, zone, null, null)));
  }

  private void run(String time, RunState state, Reason reason) {
    run(RunKind.SEGMENTS, time, state, reason);
  }

  private void run(RunKind kind, String time, RunState state, Reason reason) {
    at(time);
    RunId run = ledger.runs().begin("winback", TODAY, kind);
    ledger
        .runs()
        .end(new RunEnd(run, state, reason, false, RunReport.Counts.NONE, List.of(), "made up"));
  }

  private void at(String time) {
    clock.set(Instant.parse(TODAY + "T" + time + ":00Z"));
  }
}
