package io.attentivecourier.console;

import static io.attentivecourier.console.Sample.NOON;
import static io.attentivecourier.console.Sample.TOOK;
import static io.attentivecourier.console.Sample.delivered;
import static io.attentivecourier.console.Sample.deliveredBefore;
import static io.attentivecourier.console.Sample.run;
import static io.attentivecourier.console.Sample.segment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ARunShowsInTheMetricsTest {
  private static final String WINBACK = "{pipeline=\"winback\",segment=\"Winback\"}";
  private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));

  @AutoClose private final Metrics metrics = Sample.metrics();

  @Test
  void aWholeRunShowsItsListsAndItsCounts() {
    metrics.recordRun(run(1, RunState.WHOLE, delivered("Winback")), TOOK);

    assertEquals(1198, value("courier_segment_rows" + WINBACK));
    assertEquals(22762, value("courier_segment_file_bytes" + WINBACK));
    assertEquals(NOON.getEpochSecond(), value(success("Winback")));
    assertEquals(1, value(runs("whole")));
    assertEquals(1, value(state("whole")));
    assertEquals(12.5, value("courier_run_seconds{pipeline=\"winback\"}"));
    assertEquals(2, value(rejected("phone-shape")));
    assertEquals(1, value(rejected("segment-characters")));
  }

  @Test
  void aChangedListShowsWhoCameAndWhoWentAndAFirstListNeither() {
    metrics.recordRun(run(1, RunState.WHOLE, Sample.changed("Winback", 12, 100)), TOOK);
    assertEquals(12, value("courier_segment_added" + WINBACK));
    assertEquals(100, value("courier_segment_removed" + WINBACK));

    metrics.refresh(List.of(), List.of(list("Winback", NOON)));
    assertFalse(metrics.text().contains("courier_segment_added{"), "nothing to compare with");
    assertFalse(metrics.text().contains("courier_segment_removed{"));
  }

  @Test
  void theBuildAndEachPipelineShow() {
    assertEquals(
        1, value("courier_info{camel=\"4.17.0\",commit=\"0123456789ab\",version=\"1.0\"}"));
    assertEquals(
        NOON.getEpochSecond() + 3600,
        value("courier_next_due_timestamp_seconds{pipeline=\"winback\"}"));
    assertEquals(0, value("courier_paused{pipeline=\"winback\"}"));
    assertEquals(1, value("courier_paused{pipeline=\"loyalty\"}"));
  }

  @Test
  void aPipelineThatIsGoneShowsNoMore() {
    assertTrue(metrics.text().contains("courier_paused{"));
    metrics.showPipelines(List::of);
    assertFalse(metrics.text().contains("courier_paused{"));
    assertFalse(metrics.text().contains("courier_next_due_timestamp_seconds{"));
  }

  @Test
  void peopleShowByWhatBecameOfThemAsItBecomesKnown() {
    metrics.recordRun(Sample.people(1, RunState.ACCEPTED, 0, 1093), TOOK);
    assertEquals(1093, value("courier_api_people{outcome=\"unconfirmed\",pipeline=\"loyalty\"}"));

    metrics.recordRun(Sample.people(1, RunState.PARTIAL, 1090, 3), TOOK);
    assertEquals(100, value("courier_api_people{outcome=\"unchanged\",pipeline=\"loyalty\"}"));
    assertEquals(1090, value("courier_api_people{outcome=\"applied\",pipeline=\"loyalty\"}"));
    assertEquals(5, value("courier_api_people{outcome=\"refused\",pipeline=\"loyalty\"}"));
    assertEquals(3, value("courier_api_people{outcome=\"unconfirmed\",pipeline=\"loyalty\"}"));
  }

  @Test
  void theProcessItselfShows() {
    assertEquals(3, value("courier_outbox_depth"));
    assertEquals(1, value("courier_ledger_up"));
    assertTrue(metrics.text().contains("\njvm_memory_used_bytes{"));
  }

  @Test
  void aLedgerThatCannotBeReadIsDownAndNotAbsent() {
    try (Metrics blind = new Metrics(Sample.CLOCK, () -> 0, ARunShowsInTheMetricsTest::broken)) {
      assertTrue(blind.text().contains("\ncourier_ledger_up 0.0\n"));
    }
  }

  private static boolean broken() {
    throw new IllegalStateException("no ledger");
  }

  @Test
  void everyEndBeginsAtZeroSoThatItsFirstIncreaseShows() {
    metrics.recordRun(run(1, RunState.WHOLE, delivered("Winback")), TOOK);

    assertEquals(0, value(runs("held")));
    assertEquals(0, value(runs("failed")));
    assertEquals(0, value(runs("busy")));
    assertFalse(metrics.text().contains("state=\"late\""), "of a date, and of no run");
    assertFalse(metrics.text().contains("state=\"missed\""));
  }

  @Test
  void aListThatIsHeldLeavesTheDeliveredOneAsItIs() {
    metrics.remember(List.of(), List.of(list("Winback", YESTERDAY)));
    metrics.recordRun(
        run(1, RunState.HELD, segment("Winback", SegmentOutcome.SegmentState.HELD, null)), TOOK);

    assertEquals(70, value("courier_segment_rows" + WINBACK));
    assertEquals(YESTERDAY.getEpochSecond(), value(success("Winback")));
    assertEquals(1, value(state("held")));
    assertEquals(0, value(state("whole")));
  }

  @Test
  void aSealedFileThatIsNotThereYetIsNoSuccess() {
    metrics.recordRun(
        run(1, RunState.FAILED, segment("Winback", SegmentOutcome.SegmentState.SEALED, 9L)), TOOK);

    assertFalse(metrics.text().contains(success("Winback")));
  }

  @Test
  void aListInTwoFilesIsAsLongAsBothAndWholeOnlyWithBoth() {
    metrics.recordRun(run(1, RunState.WHOLE, delivered("Vip"), delivered("Vip")), TOOK);
    metrics.recordRun(
        run(
            2,
            RunState.FAILED,
            delivered("Half"),
            segment("Half", SegmentOutcome.SegmentState.FAILED, 9L)),
        TOOK);

    assertEquals(2396, value("courier_segment_rows{pipeline=\"winback\",segment=\"Vip\"}"));
    assertFalse(metrics.text().contains("Half"));
  }

  @Test
  void aDateThatIsWholeAlreadyIsNotCountedTwice() {
    metrics.recordRun(run(1, RunState.WHOLE, delivered("Winback")), TOOK);
    metrics.recordRun(run(1, RunState.WHOLE, delivered("Winback")), TOOK);

    assertEquals(1, value(runs("whole")));
    assertEquals(2, value(rejected("phone-shape")));
  }

  @Test
  void whatAnEarlierRunOfTheDateDeliveredKeepsItsTime() {
    metrics.remember(List.of(), List.of(list("Winback", YESTERDAY)));
    metrics.recordRun(run(2, RunState.WHOLE, deliveredBefore("Winback"), delivered("Vip")), TOOK);

    assertEquals(YESTERDAY.getEpochSecond(), value(success("Winback")));
    assertEquals(NOON.getEpochSecond(), value(success("Vip")));
  }

  @Test
  void aRunThatIsFinishedLaterCountsForItsNewEndAndNotForItsRows() {
    metrics.recordRun(
        run(1, RunState.FAILED, segment("Winback", SegmentOutcome.SegmentState.FAILED, 9L)), TOOK);
    metrics.recordRun(run(1, RunState.WHOLE, delivered("Winback")), TOOK);

    assertEquals(1, value(runs("whole")));
    assertEquals(2, value(rejected("phone-shape")));
    assertEquals(NOON.getEpochSecond(), value(success("Winback")));
  }

  @Test
  void aRestartForgetsNeitherTodayNorAListOfLastWeek() {
    Instant lastWeek = NOON.minus(Duration.ofDays(7));
    RunReport today = run(1, RunState.WHOLE, delivered("Winback"));
    metrics.remember(List.of(today), List.of(list("Winback", YESTERDAY), list("Vip", lastWeek)));
    metrics.recordRun(today, TOOK);

    assertEquals(1, value(state("whole")));
    assertEquals(0, value(runs("whole")));
    assertEquals(YESTERDAY.getEpochSecond(), value(success("Winback")));
    assertEquals(lastWeek.getEpochSecond(), value(success("Vip")));
  }

  @Test
  void aReleaseInAnotherProcessEndsTheHold() {
    metrics.recordRun(
        run(1, RunState.HELD, segment("Winback", SegmentOutcome.SegmentState.HELD, null)), TOOK);
    metrics.refresh(
        List.of(run(2, RunState.WHOLE, delivered("Winback"))), List.of(list("Winback", NOON)));

    assertEquals(0, value(state("held")));
    assertEquals(1, value(state("whole")));
    assertEquals(0, value(runs("whole")));
  }

  @Test
  void aRunThatTheLedgerToldFirstIsStillCounted() {
    RunReport run = run(1, RunState.WHOLE, delivered("Winback"));
    metrics.refresh(List.of(run), List.of(list("Winback", YESTERDAY)));
    metrics.recordRun(run, TOOK);

    assertEquals(1, value(runs("whole")));
    assertEquals(YESTERDAY.getEpochSecond(), value(success("Winback")));
  }

  @Test
  void aBusyPipelineIsCountedAndItsRunKeepsItsState() {
    metrics.recordRun(run(1, RunState.WHOLE, delivered("Winback")), TOOK);
    metrics.recordRun(run(2, RunState.BUSY), TOOK);

    assertEquals(1, value(runs("busy")));
    assertEquals(1, value(state("whole")));
  }

  @Test
  void plansAndCanariesDoNotCount() {
    metrics.showPipelines(List::of);
    metrics.recordRun(other(RunKind.SEGMENTS, true), TOOK);
    metrics.recordRun(other(RunKind.CANARY, false), TOOK);

    assertFalse(metrics.text().contains("winback"));
  }

  private static RunReport other(RunKind kind, boolean planned) {
    RunId run = new RunId(Sample.DAY, "winback", 1);
    return new RunReport(
        run, kind, RunState.WHOLE, null, planned, false, RunReport.Counts.NONE, List.of(), "done");
  }

  private static DeliveryRepository.LastDelivery list(String segment, Instant at) {
    return new DeliveryRepository.LastDelivery("winback", segment, 70, 770, null, at);
  }

  private static String success(String segment) {
    return "courier_segment_last_success_timestamp_seconds{pipeline=\"winback\",segment=\"%s\"}"
        .formatted(segment);
  }

  private static String runs(String state) {
    return "courier_runs_total{pipeline=\"winback\",state=\"%s\"}".formatted(state);
  }

  private static String state(String state) {
    return "courier_run_state{pipeline=\"winback\",state=\"%s\"}".formatted(state);
  }

  private static String rejected(String rule) {
    return "courier_segment_rejected_total{pipeline=\"winback\",rule=\"%s\"}".formatted(rule);
  }

  private double value(String series) {
    Optional<String> line =
        metrics.text().lines().filter(one -> one.startsWith(series + " ")).findFirst();
    return Double.parseDouble(line.orElseThrow().substring(series.length() + 1));
  }
}
