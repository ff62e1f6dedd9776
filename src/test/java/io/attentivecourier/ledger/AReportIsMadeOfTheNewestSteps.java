package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.COUNTS;
import static io.attentivecourier.ledger.Sample.DAY;
import static io.attentivecourier.ledger.Sample.begin;
import static io.attentivecourier.ledger.Sample.delivered;
import static io.attentivecourier.ledger.Sample.end;
import static io.attentivecourier.ledger.Sample.file;
import static io.attentivecourier.ledger.Sample.held;
import static io.attentivecourier.ledger.Sample.ledger;
import static io.attentivecourier.ledger.Sample.sealed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile.Part;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AReportIsMadeOfTheNewestSteps {
  @TempDir private Path folder;
  @AutoClose private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = ledger(folder);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "UPLOADING, -, SEALED, -",
        "STORED, -, SEALED, -",
        "RENAMING, -, SEALED, -",
        "DELIVERED, -, DELIVERED, -",
        "FAILED, STALLED, FAILED, stalled",
        "SUPERSEDED, SUPERSEDED, FAILED, superseded",
        "SUPERSEDED, -, FAILED, superseded",
        "DATE_PASSED, -, FAILED, date-passed",
      })
  void eachStepIsAState(
      FileStep step, Reason reason, SegmentOutcome.SegmentState state, String shown) {
    RunId run = sealed(ledger, "winback", file("Winback", 1));
    ledger.files().step(run, file("Winback", 1).name(), FileStep.FAILED, Reason.UNREACHABLE);
    ledger.files().step(run, file("Winback", 1).name(), step, reason);

    assertEquals(List.of(whole("Winback", 1198, state, shown)), segments(run));
  }

  @Test
  void aSealedFileWithoutAStepIsSealed() {
    RunId run = sealed(ledger, "winback", file("Winback", 1));

    assertEquals(
        List.of(whole("Winback", 1198, SegmentOutcome.SegmentState.SEALED, null)), segments(run));
  }

  @Test
  void aRunWithoutAnEndIsRunning() {
    RunId run = begin(ledger, "winback");

    assertEquals(
        new RunReport(
            run,
            RunKind.SEGMENTS,
            RunState.RUNNING,
            null,
            false,
            false,
            RunReport.Counts.NONE,
            List.of(),
            null),
        ledger.reports().of(run).orElseThrow());
  }

  @Test
  void aRunThatWasNeverBegunHasNone() {
    assertEquals(Optional.empty(), ledger.reports().of(new RunId(DAY, "winback", 1)));
    assertEquals(Optional.empty(), ledger.reports().newestOfKind("winback", DAY, null));
  }

  @Test
  void theNewestEndAndTheNewestCountsHold() {
    RunId run = sealed(ledger, "winback", file("Winback", 1));
    RunReport.Counts later = new RunReport.Counts(9, 0, Map.of());
    ledger
        .runs()
        .end(new RunEnd(run, RunState.FAILED, Reason.STALLED, false, later, List.of(), "no"));
    ledger
        .runs()
        .end(new RunEnd(run, RunState.WHOLE, null, true, null, List.of(), "1 segment whole"));

    RunReport report = ledger.reports().of(run).orElseThrow();

    assertEquals(RunState.WHOLE, report.state());
    assertEquals(null, report.reason());
    assertEquals(true, report.late());
    assertEquals("1 segment whole", report.message());
    assertEquals(later, report.counts());
  }

  @Test
  void theSealsCountsHoldUntilAnEndTellsOthers() {
    RunId run = delivered(ledger, "winback", file("Winback", 1));

    assertEquals(COUNTS, ledger.reports().of(run).orElseThrow().counts());
  }

  @Test
  void segmentsStandInOrderOfNameWhereverTheyAre() {
    List<Part> pack = List.of(new Part("Birthday", 3), new Part("Zeal", 4));
    RunId run = sealed(ledger, "winback", file("Pack", 1, pack));
    ledger.runs().end(end(run, RunState.HELD, null, held("Vip"), held("Aged")));

    assertEquals(
        List.of(
            held("Aged"),
            whole("Birthday", 3, SegmentOutcome.SegmentState.SEALED, null),
            held("Vip"),
            whole("Zeal", 4, SegmentOutcome.SegmentState.SEALED, null)),
        segments(run));
  }

  @Test
  void theNewestOutcomeOfASegmentHoldsAndASealedFileBeatsIt() {
    RunId run = sealed(ledger, "winback", file("Winback", 1));
    SegmentOutcome refused =
        SegmentOutcome.withoutFile(
            "Vip", 0, null, SegmentOutcome.SegmentState.REFUSED, Reason.SEGMENT_OWNER.id());
    ledger.runs().end(end(run, RunState.HELD, null, held("Vip"), held("Winback")));
    ledger.runs().end(end(run, RunState.FAILED, Reason.SEGMENT_OWNER, refused));

    assertEquals(
        List.of(refused, whole("Winback", 1198, SegmentOutcome.SegmentState.SEALED, null)),
        segments(run));
  }

  @Test
  void theNewestRunIsFoundOfOneKindOrOfAll() {
    RunId first = begin(ledger, "winback");
    RunId canary = ledger.runs().begin("winback", DAY, RunKind.CANARY);
    begin(ledger, "other");

    assertEquals(canary, ledger.reports().newestOfKind("winback", DAY, null).orElseThrow().run());
    assertEquals(
        first, ledger.reports().newestOfKind("winback", DAY, RunKind.SEGMENTS).orElseThrow().run());
    assertEquals(first, ledger.reports().newest("winback", DAY).orElseThrow().run());
    RunId api = ledger.runs().begin("winback", DAY, RunKind.ATTRIBUTES);
    assertEquals(api, ledger.reports().newest("winback", DAY).orElseThrow().run());
    assertEquals(
        Optional.empty(), ledger.reports().newestOfKind("winback", DAY.minusDays(1), null));
    assertEquals(4, ledger.reports().on(DAY).size());
  }

  @Test
  void aRunThatWasNeverBegunCannotEndOrSeal() {
    RunId stranger = new RunId(DAY, "winback", 1);

    assertThrows(
        IllegalStateException.class, () -> ledger.runs().end(end(stranger, RunState.WHOLE, null)));
    assertThrows(
        IllegalStateException.class, () -> ledger.files().seal(stranger, COUNTS, List.of()));
  }

  private List<SegmentOutcome> segments(RunId run) {
    return ledger.reports().of(run).orElseThrow().segments();
  }

  private static SegmentOutcome whole(
      String segment, long rows, SegmentOutcome.SegmentState state, String reason) {
    return new SegmentOutcome(
        segment, rows, null, null, null, state, reason, Sample.name(1), 22762L, Sample.SHA256);
  }
}
