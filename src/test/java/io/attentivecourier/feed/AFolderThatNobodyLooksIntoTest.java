package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code courier.sftp.sizes=off}, whose risk was accepted: the server answers neither question. */
class AFolderThatNobodyLooksIntoTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";

  private static final String SECOND = "sirendenim_subscriber_segment_20261123_1.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void folder() {
    home.set("courier.sftp.sizes", "off")
        .set("courier.sftp.acceptNoSizes", "true")
        .rows("2025550101,Denim")
        .pipeline("winback", TestHome.ALL);
    closed();
  }

  private void closed() {
    home.standIn().faults().always(SftpFailure.answer(SftpFailure.Kind.ANSWER_STAT, 3));
    home.standIn().faults().always(SftpFailure.answer(SftpFailure.Kind.ANSWER_LIST, 3));
    home.standIn().faults().always(SftpFailure.answer(SftpFailure.Kind.ANSWER_REMOVE, 3));
    home.standIn().faults().always(SftpFailure.refuseRead());
  }

  private static RunRequest release(RunReport held) {
    return RunRequest.release(held.run(), null);
  }

  private RunReport released() throws Exception {
    RunReport held = home.run("winback");
    assertEquals("new-ledger", held.reason(), held.message());
    return home.run("winback", release(held));
  }

  @Test
  void aNewLedgerIsHeldOnceAsNobodyCanLook() throws Exception {
    RunReport first = released();
    assertEquals(RunState.WHOLE, first.state(), first.message());
    assertTrue(home.received(FIRST).contains("2025550101,Denim\n"));

    home.clock().forward(java.time.Duration.ofDays(1));
    RunReport next = home.run("winback");
    assertEquals(RunState.WHOLE, next.state(), next.message());
    assertEquals(0, home.standIn().traffic().listings());
  }

  @Test
  void theHoldSaysWhy() throws Exception {
    RunReport held = home.run("winback");
    assertTrue(held.message().contains("courier.sftp.sizes=off"), held.message());
    assertEquals(0, home.standIn().folder().names().size());
  }

  /** The server has posix-rename, which would go over it. */
  @Test
  void aNameThatExistsIsTakenAndLeftAsItIs() throws Exception {
    theDayBefore();
    Path there = home.standIn().folder().path().resolve(SECOND);
    Files.writeString(there, "2025550199,Other\n");
    for (int start = 0; start < 3; start++) {
      RunReport report = home.run("winback");
      assertEquals("name-taken", report.reason(), report.message());
      assertEquals("2025550199,Other\n", Files.readString(there));
      home.startAgain();
    }
  }

  private void theDayBefore() throws Exception {
    released();
    home.clock().forward(java.time.Duration.ofDays(1));
  }

  @Test
  void aRenameWithoutAnAnswerIsToldAndNeverCounted() throws Exception {
    theDayBefore();
    home.standIn().faults().always(SftpFailure.dropAfterRename());
    RunReport report = home.run("winback");

    assertEquals(RunState.FAILED, report.state(), report.message());
    assertEquals("name-taken", report.reason(), report.message());
    assertTrue(report.message().contains("an earlier rename had no answer"), report.message());
    assertEquals(2, home.standIn().traffic().renames(), "each day's once");

    home.standIn().faults().clear();
    closed();
    home.startAgain();
    RunReport later = home.run("winback");
    assertEquals("name-taken", later.reason(), later.message());
  }

  @Test
  void aServerThatCutsEveryRenameIsToldOf() throws Exception {
    RunReport held = home.run("winback");
    home.standIn().faults().always(SftpFailure.answer(SftpFailure.Kind.ANSWER_RENAME, 2));
    RunReport report = home.run("winback", release(held));
    assertEquals("name-refused", report.reason(), report.message());
  }

  @Test
  void aDateIsNotSentAgain() throws Exception {
    released();
    home.stop();
    Shell.Said said = home.cli("run", "winback", "--again");
    assertEquals(2, said.exit());
    assertTrue((said.out() + said.err()).contains("courier.sftp.sizes"), said.err());
  }

  @Test
  void aServerOfOneChannelIsGivenItsRenameOnAConnectionOfItsOwn() throws Exception {
    home.standIn().faults().always(SftpFailure.refuseSecondChannel());
    RunReport report = released();
    assertEquals(RunState.WHOLE, report.state(), report.message());
  }
}
