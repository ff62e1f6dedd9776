package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.attentivecourier.ledger.FileStep;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody else's list under a name of ours: another home's that uses the same folder, or one that
 * an operator put there. No later start takes it for ours.
 */
class ANameThatIsTakenStaysTakenTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String SECOND = "sirendenim_subscriber_segment_20261122_2.csv";
  private static final String OTHERS = "2025550155,Denim\n2025550156,Denim\n";

  /** As many bytes as ours has: the row, and the canary of its first segment. */
  private static final String AS_LONG =
      "2025550155,Denim\n" + "2".repeat(Canaries.PHONE.length()) + ",Denim\n";

  @RegisterExtension final TestHome home = new TestHome();

  private void publish(String how) {
    home.set("courier.sftp.publish", how).set("courier.sftp.acceptDirectRisk", "true");
    home.rows("2025550101,Denim", "2025550102,Winback").pipeline("winback", TestHome.ALL);
  }

  private Path at(String name) {
    return home.standIn().folder().path().resolve(name);
  }

  private void foreign(String name, String list) throws IOException {
    Files.writeString(at(name), list);
  }

  /** A ledger that knows no delivery holds the run before it looks at a name. */
  private void deliverTheDayBefore() throws Exception {
    home.clock().forward(Duration.ofDays(-1));
    assertEquals(RunState.WHOLE, home.run("winback").state());
    home.clock().forward(Duration.ofDays(1));
    takeAway();
  }

  /** As Attentive does. */
  private void takeAway() throws IOException {
    for (String name : home.standIn().folder().names()) {
      Files.delete(at(name));
    }
  }

  private void assertTaken(RunReport report, String list) throws IOException {
    assertEquals(RunState.FAILED, report.state(), report.message());
    assertEquals("name-taken", report.reason(), report.message());
    assertNotEquals(SegmentOutcome.SegmentState.DELIVERED, report.segments().get(0).state());
    assertEquals(list, home.received(FIRST));
  }

  @ParameterizedTest(name = "{0}, as long: {1}")
  @CsvSource({"rename, false", "rename, true", "direct, false", "direct, true"})
  void whateverIsStartedAfterIt(String how, boolean asLong) throws Exception {
    publish(how);
    deliverTheDayBefore();
    String list = asLong ? AS_LONG : OTHERS;
    foreign(FIRST, list);
    RunReport first = home.run("winback");
    assertTaken(first, list);
    home.startAgain();
    assertTaken(home.ledger().reports().of(first.run()).orElseThrow(), list);
    assertTaken(home.run("winback"), list);
    assertTaken(home.run("winback", RunRequest.AGAIN), list);
    home.startAgain();
    assertTaken(home.run("winback"), list);
    Files.delete(at(FIRST));
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals("2025550101,Denim\n" + Canaries.PHONE + ",Denim\n", home.received(FIRST));
  }

  /** Ours was there and was taken away, so the ledger alone would let it be replaced. */
  @ParameterizedTest(name = "{0}, as long: {1}")
  @CsvSource({"rename, false", "rename, true", "direct, false", "direct, true"})
  void whereOursLayBefore(String how, boolean asLong) throws Exception {
    publish(how);
    String list = asLong ? AS_LONG : OTHERS;
    RunReport whole = home.run("winback");
    takeAway();
    foreign(FIRST, list);
    assertTaken(home.courier().resend(RunRequest.resend(kept(whole))), list);
    assertTaken(home.run("winback", RunRequest.AGAIN), list);
    home.startAgain();
    assertTaken(home.run("winback", RunRequest.AGAIN), list);
  }

  private RunRequest.Kept kept(RunReport report) {
    return new RunRequest.Kept(report.run(), "operator", "as asked");
  }

  @Test
  void aListOfYesterdayDoesNotGoOverIt() throws Exception {
    publish("rename");
    RunReport yesterday = home.run("winback");
    home.clock().forward(Duration.ofDays(1));
    takeAway();
    String next = FIRST.replace("1122", "1123");
    foreign(next, AS_LONG);
    RunReport back = home.courier().resend(RunRequest.rollback(kept(yesterday)));
    assertEquals("name-taken", back.reason(), back.message());
    assertEquals(AS_LONG, home.received(next));
  }

  /** No part of it gets its name where one cannot. */
  @ParameterizedTest
  @CsvSource({"rename", "direct"})
  void aListInTwoFilesIsNotHalved(String how) throws Exception {
    home.set("courier.maxRowsPerFile", "1").set("courier.oversize", "span");
    publish(how);
    home.rows("2025550101,Denim");
    deliverTheDayBefore();
    foreign(SECOND, OTHERS);
    assertEquals("name-taken", home.run("winback").reason());
    assertEquals("name-taken", home.run("winback").reason());
    assertEquals(OTHERS, home.received(SECOND));
    assertFalse(Files.exists(at(FIRST)));
  }

  @Test
  void aPackedAndZippedFileDoesNotGoOverIt() throws Exception {
    home.set("courier.files", "single").set("courier.compression", "zip");
    publish("rename");
    deliverTheDayBefore();
    foreign(FIRST + ".zip", OTHERS);
    for (RunRequest again : List.of(RunRequest.RUN, RunRequest.RUN, RunRequest.AGAIN)) {
      assertEquals("name-taken", home.run("winback", again).reason());
      assertEquals(OTHERS, home.received(FIRST + ".zip"));
    }
  }

  /** Everything is sealed, and nothing has its name yet. */
  private RunReport cutOff(String how, FileStep... steps) throws Exception {
    publish(how);
    home.rows("2025550101,Denim");
    deliverTheDayBefore();
    home.standIn().faults().always(SftpFailure.noSpaceAt(5));
    RunReport run = home.run("winback");
    home.standIn().faults().clear();
    takeAway();
    for (FileStep step : steps) {
      Reason reason = step == FileStep.FAILED ? Reason.NAME_TAKEN : null;
      home.ledger().files().step(run.run(), FIRST, step, reason);
    }
    return run;
  }

  private RunReport laterStart(RunReport run) throws Exception {
    home.startAgain();
    return home.ledger().reports().of(run.run()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"rename", "direct"})
  void aCrashBetweenTheLookAndTheRenameIsResumed(String how) throws Exception {
    RunReport run = cutOff(how, FileStep.RENAMING);
    assertEquals(RunState.WHOLE, laterStart(run).state());
    assertEquals("2025550101,Denim\n" + Canaries.PHONE + ",Denim\n", home.received(FIRST));
  }

  @ParameterizedTest(name = "{0}, as long: {1}")
  @CsvSource({"rename, false", "rename, true", "direct, false", "direct, true"})
  void aForeignFileThatCameInBetweenIsNotOurs(String how, boolean asLong) throws Exception {
    RunReport run = cutOff(how, FileStep.RENAMING);
    foreign(FIRST, asLong ? AS_LONG : OTHERS);
    assertTaken(laterStart(run), asLong ? AS_LONG : OTHERS);
    assertTaken(home.run("winback", RunRequest.AGAIN), asLong ? AS_LONG : OTHERS);
  }

  /** Earlier couriers wrote these steps: the rename first, and then that its name was taken. */
  @ParameterizedTest(name = "{0}, as long: {1}, readable: {2}")
  @CsvSource({
    "rename, false, true",
    "rename, true, true",
    "rename, true, false",
    "direct, true, true",
    "direct, true, false"
  })
  void aRenameThatALedgerNotesAsRefusedIsNotBelieved(String how, boolean asLong, boolean readable)
      throws Exception {
    RunReport run = cutOff(how, FileStep.RENAMING, FileStep.RENAMING, FileStep.FAILED);
    if (!readable) {
      home.standIn().faults().always(SftpFailure.refuseRead());
    }
    String list = asLong ? AS_LONG : OTHERS;
    foreign(FIRST, list);
    assertTaken(laterStart(run), list);
    assertTaken(home.run("winback"), list);
    assertTaken(home.run("winback", RunRequest.AGAIN), list);
  }

  /** A server that lets nobody read what lies there: the upload beside it tells. */
  @Test
  void anUploadThatIsStillThereWasNotRenamed() throws Exception {
    RunReport run = cutOff("rename", FileStep.RENAMING);
    foreign(FIRST + "." + run.run() + ".part", AS_LONG);
    foreign(FIRST, AS_LONG);
    home.standIn().faults().always(SftpFailure.refuseRead());
    home.startAgain();
    assertNotEquals(0, home.standIn().traffic().uploads());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aRenameWhoseAnswerWasLostIsNotMadeAgain(boolean readable) throws Exception {
    publish("rename");
    home.rows("2025550101,Denim");
    deliverTheDayBefore();
    int renames = home.standIn().traffic().renames();
    home.standIn().faults().once(SftpFailure.dropAfterRename());
    if (!readable) {
      home.standIn().faults().always(SftpFailure.refuseRead());
    }
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(renames + 1, home.standIn().traffic().renames());
  }
}
