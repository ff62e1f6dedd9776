package io.attentivecourier.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.SmallDisk;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on a disk of 1 MiB that is full when a run ends. */
class AnEndWaitsForTheLedgerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @TempDir private Path folder;
  private final List<RunReport> told = new ArrayList<>();
  private SmallDisk disk;
  private Ledger ledger;
  private RunEnds ends;
  private RunId run;

  @BeforeEach
  void aRunOnAFullDisk() throws Exception {
    disk = SmallDisk.at(folder, "1m");
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), Clock.systemUTC());
    ends = new RunEnds(ledger, (report, took) -> told.add(report));
    run = ledger.runs().begin("winback", DAY, RunKind.SEGMENTS);
    disk.fillUpTo(0);
  }

  @AfterEach
  void close() throws Exception {
    if (disk != null) {
      ledger.close();
      disk.close();
    }
  }

  private RunReport end(RunState state, Reason reason) {
    RunEnd end = new RunEnd(run, state, reason, false, RunReport.Counts.NONE, List.of(), "made up");
    return ends.end(end, RunKind.SEGMENTS);
  }

  @Test
  void aRunWhoseEndIsNotWrittenIsToldAsFailed() {
    RunReport report = end(RunState.WHOLE, null);
    assertEquals(RunState.FAILED, report.state());
    assertEquals("no-space", report.reason());
    assertTrue(report.message().contains("the disk of the ledger is full"), report.message());
    assertEquals(List.of(run), ends.unwritten());
  }

  @Test
  void itsOwnReasonStays() {
    assertEquals("query-failed", end(RunState.FAILED, Reason.QUERY_FAILED).reason());
  }

  @Test
  void itIsWrittenAndToldOnceTheLedgerAnswers() throws Exception {
    end(RunState.WHOLE, null);
    assertThrows(LedgerFault.class, ends::write);
    assertEquals(RunState.RUNNING, ledger.reports().of(run).orElseThrow().state());
    disk.free();
    ends.write();
    assertEquals(RunState.WHOLE, ledger.reports().of(run).orElseThrow().state());
    assertEquals(List.of(RunState.WHOLE), told.stream().map(RunReport::state).toList());
    assertEquals(List.of(), ends.unwritten());
  }

  @Test
  void theLedgerSaysSoUntilItCanBeWrittenAgain() throws Exception {
    end(RunState.WHOLE, null);
    assertEquals(Reason.NO_SPACE, ledger.unwritable().orElseThrow().reason());
    assertThrows(LedgerFault.class, ledger::tryAgain);
    disk.free();
    ledger.tryAgain();
    assertTrue(ledger.unwritable().isEmpty());
  }
}
