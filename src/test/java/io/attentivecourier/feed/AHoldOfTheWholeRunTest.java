package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AHoldOfTheWholeRunTest {
  private static final String STRANGER = "sirendenim_subscriber_segment_20261101_1.csv";

  @RegisterExtension final TestHome home = new TestHome();

  /** With the canaries 304 rows, of which 2 are bad. */
  @BeforeEach
  void pipeline() {
    home.rows(People.in("Denim:0-99", "Winback:0-199")).pipeline("winback", TestHome.ALL);
    home.set("courier.guard.maxRejectedPercent", "1");
  }

  private void bad(int more) {
    String[] rows = People.in("Denim:0-99", "Winback:0-199");
    for (int row = 0; row < more; row++) {
      rows[200 + row] = "555,Winback";
    }
    home.rows(rows);
  }

  private void assertAllHeld(RunReport report, String reason) {
    assertEquals(RunState.HELD, report.state(), report.message());
    assertEquals(reason, report.reason());
    assertEquals(
        List.of("HELD " + reason, "HELD " + reason),
        report.segments().stream().map(one -> one.state() + " " + one.reason()).toList());
    assertEquals(0, home.standIn().traffic().uploads());
  }

  private RunReport release(RunReport held) throws Exception {
    return home.run("winback", RunRequest.release(held.run(), null));
  }

  @Test
  void oneRowInAHundredMayBeBad() throws Exception {
    bad(1);
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  @Test
  void moreBadRowsHoldEverySegment() throws Exception {
    bad(2);
    RunReport held = home.run("winback");
    assertAllHeld(held, "rejected");
    assertEquals(4, held.counts().rejected());
    assertEquals(RunState.WHOLE, release(held).state());
    assertEquals(Map.of("Denim", 101L, "Winback", 198L), sizes());
  }

  private Map<String, Long> sizes() {
    var folder = home.standIn().folder();
    return Map.of("Denim", folder.size("Denim"), "Winback", folder.size("Winback"));
  }

  @Test
  void aReleaseHoldsMoreBadRowsAgain() throws Exception {
    bad(2);
    RunReport held = home.run("winback");
    bad(3);
    assertAllHeld(release(held), "rejected");
  }

  @Test
  void whatWouldHoldOneListIsShownAndReleasedWithTheRest() throws Exception {
    home.set("courier.guard.minRows", "150");
    bad(2);
    RunReport held = home.run("winback");
    assertAllHeld(held, "rejected");
    assertTrue(held.message().contains("Denim"), held.message());
    RunReport released = release(held);
    assertEquals(RunState.WHOLE, released.state(), released.message());
  }

  @Test
  void aResultWithoutOneGoodRowIsHeld() throws Exception {
    home.pipeline("winback", "SELECT '555' AS phone, segment_name" + TestHome.ROWS);
    assertAllHeld(home.run("winback"), "rejected");
  }

  private void leaveAStranger() throws Exception {
    Files.writeString(home.standIn().folder().path().resolve(STRANGER), "2025550155,Denim\n");
  }

  @Test
  void aLedgerThatKnowsNothingOfTheFilesThereIsHeldOnce() throws Exception {
    leaveAStranger();
    RunReport held = home.run("winback");
    assertAllHeld(held, "new-ledger");
    assertEquals(RunState.WHOLE, release(held).state());
    home.clock().forward(Duration.ofDays(1));
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  @Test
  void badRowsAndAnUnknownFolderAreReleasedTogether() throws Exception {
    leaveAStranger();
    bad(2);
    RunReport held = home.run("winback");
    assertAllHeld(held, "rejected");
    assertTrue(held.message().contains("pickup folder"), held.message());
    RunReport released = release(held);
    assertEquals(RunState.WHOLE, released.state(), released.message());
  }

  /** Else a later start would send what nobody compared with the folder. */
  @Test
  void aFolderThatCannotBeLookedIntoStopsAFirstRunBeforeItsSeal() throws Exception {
    leaveAStranger();
    home.standIn().faults().always(SftpFailure.refuseLogin());
    RunReport failed = home.run("winback");
    assertEquals("login-refused", failed.reason(), failed.message());
    home.standIn().faults().clear();
    home.startAgain();
    assertEquals(0, home.standIn().traffic().uploads());
    assertAllHeld(home.run("winback"), "new-ledger");
  }

  @Test
  void filesOfAnotherDomainAreNobodysBusiness() throws Exception {
    String name = "otherbrand_subscriber_segment_20261101_1.csv";
    Files.writeString(home.standIn().folder().path().resolve(name), "2025550155,Denim\n");
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }
}
