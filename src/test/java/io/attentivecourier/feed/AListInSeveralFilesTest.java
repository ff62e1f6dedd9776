package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A segment of four rows where a file takes two: its parts get their names together. */
class AListInSeveralFilesTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String SECOND = "sirendenim_subscriber_segment_20261122_2.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.set("courier.maxRowsPerFile", "2")
        .set("courier.oversize", "span")
        .rows("2025550101,Denim", "2025550102,Denim", "2025550103,Denim", "2025550104,Denim")
        .pipeline(
            "winback",
            "SELECT phone, segment_name FROM 'data/rows.csv' WHERE segment_name = 'Denim' AND phone"
                + " LIKE '2025550%'");
  }

  @Test
  void itsPartsAreUploadedBeforeAnyGetsItsName() throws Exception {
    RunReport report = home.run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    List<String> operations = home.standIn().traffic().operations();
    int firstRename = firstOf(operations, "rename ");
    assertEquals(2, count(operations.subList(0, firstRename), "close "));
    assertEquals("2025550101,Denim\n2025550102,Denim\n", home.received(FIRST));
    assertEquals("2025550103,Denim\n2025550104,Denim\n", home.received(SECOND));
  }

  @Test
  void halfOfItIsSaidAndFinishedBeforeAnythingElse() throws Exception {
    home.set("sftp.retryDelay", "1");
    home.standIn().faults().always(SftpFailure.refuseRename());
    RunReport failed = home.run("winback");
    assertEquals(RunState.FAILED, failed.state());
    home.standIn().faults().clear();
    home.startAgain();
    RunReport later = home.ledger().reports().of(failed.run()).orElseThrow();
    assertEquals(RunState.WHOLE, later.state(), later.message());
    assertEquals(List.of(FIRST, SECOND), home.standIn().folder().names());
  }

  @Test
  void aListInFewerFilesThanItHasIsRefused() throws Exception {
    home.run("winback");
    home.rows("2025550101,Denim");
    RunReport again = home.run("winback", io.attentivecourier.run.RunRequest.AGAIN);
    assertEquals("segment-oversize", again.reason(), again.message());
    assertTrue(again.message().contains("more files of this date"), again.message());
  }

  @Test
  void itIsCountedAsOneSegment() throws Exception {
    assertEquals("1 segment whole", home.run("winback").message());
  }

  @Test
  void alsoInAPlan() throws Exception {
    RunReport plan = home.run("winback", io.attentivecourier.run.RunRequest.PLAN);
    assertEquals("1 segment ready; nothing was sent", plan.message());
  }

  @Test
  void aLaterRunOfTheDateTellsAllItsFiles() throws Exception {
    home.set("courier.guard.minRows", "2")
        .rows("2025550101,Denim", "2025550102,Denim", "2025550103,Denim", "2025550104,Small")
        .pipeline(
            "winback",
            "SELECT phone, segment_name FROM 'data/rows.csv' WHERE phone LIKE '2025550%'");
    assertEquals("winback: 1 of 2 segments delivered", firstClause(home.run("winback")));
    RunReport later = home.run("winback");
    assertEquals("winback: 1 of 2 segments delivered", firstClause(later));
    assertEquals(List.of(FIRST, SECOND), filesOfDenim(later));
    assertEquals(3, rowsOfDenim(later));
    RunReport kept = home.ledger().reports().of(later.run()).orElseThrow();
    assertEquals(List.of(FIRST, SECOND), filesOfDenim(kept));
  }

  private static String firstClause(RunReport report) {
    return report.message().split(";")[0];
  }

  private static List<String> filesOfDenim(RunReport report) {
    return report.segments().stream()
        .filter(part -> part.name().equals("Denim"))
        .map(part -> part.file())
        .toList();
  }

  private static long rowsOfDenim(RunReport report) {
    return report.segments().stream()
        .filter(part -> part.name().equals("Denim"))
        .mapToLong(part -> part.rows())
        .sum();
  }

  private static int firstOf(List<String> operations, String start) {
    return (int) operations.stream().takeWhile(one -> !one.startsWith(start)).count();
  }

  private static long count(List<String> operations, String start) {
    return operations.stream().filter(one -> one.startsWith(start)).count();
  }
}
