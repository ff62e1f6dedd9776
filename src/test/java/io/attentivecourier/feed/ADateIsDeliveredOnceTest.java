package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Locks;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ADateIsDeliveredOnceTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String SECOND = "sirendenim_subscriber_segment_20261122_2.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @Test
  void aSecondRunOfAWholeDateDoesNothing() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    RunReport first = home.run("winback");
    RunReport second = home.rows("2025550102,Winback").run("winback");
    assertEquals(first.run(), second.run());
    assertEquals(RunState.WHOLE, second.state());
    assertEquals(0, second.state().exitCode());
    assertEquals(first.segments(), second.segments());
    assertEquals(1, home.standIn().traffic().uploads());
    assertTrue(second.message().contains("nothing was done"), second.message());
  }

  @Test
  void theNextDateIsANewList() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL).run("winback");
    home.clock().forward(Duration.ofDays(1));
    RunReport next = home.run("winback");
    assertEquals("2026-11-23.winback.1", next.run().toString());
    assertEquals(
        List.of(FIRST, "sirendenim_subscriber_segment_20261123_1.csv"),
        home.standIn().folder().names());
  }

  @Test
  void theDateIsThatOfTheZone() throws Exception {
    home.clock().forward(Duration.ofHours(13));
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    assertEquals("2026-11-22.winback.1", home.run("winback").run().toString());
  }

  @Test
  void aSecondQueryLeavesWhatArrivedAndSupersedesTheRest() throws Exception {
    home.rows("2025550101,Denim", "2025550101,Winback").pipeline("winback", TestHome.ALL);
    takeOnlyTheFirstFile();
    RunReport first = home.run("winback");
    assertEquals(RunState.FAILED, first.state());
    home.rows("2025550102,Denim", "2025550102,Winback").standIn().faults().clear();
    RunReport second = home.run("winback");
    assertEquals(RunState.WHOLE, second.state(), second.message());
    assertEquals("2025550101,Denim\n" + Canaries.PHONE + ",Denim\n", home.received(FIRST));
    assertEquals("2025550102,Winback\n", home.received(SECOND));
    assertSuperseded(first);
    home.startAgain();
    assertEquals("2025550102,Winback\n", home.received(SECOND));
    assertEquals(2, home.standIn().traffic().renames());
  }

  private void takeOnlyTheFirstFile() {
    home.standIn().faults().alwaysOn(SECOND, SftpFailure.refuseRename());
  }

  private void assertSuperseded(RunReport first) throws Exception {
    SegmentOutcome old = home.ledger().reports().of(first.run()).orElseThrow().segments().get(1);
    assertEquals(SegmentOutcome.SegmentState.FAILED, old.state());
    assertEquals("superseded", old.reason());
    assertEquals(
        "2025550101,Winback\n",
        Files.readString(home.home().failed().resolve(first.run() + "/" + SECOND)));
  }

  @Test
  void whatArrivedEarlierIsToldAsItLiesThere() throws Exception {
    home.rows("2025550101,Denim", "2025550101,Winback").pipeline("winback", TestHome.ALL);
    takeOnlyTheFirstFile();
    SegmentOutcome arrived = home.run("winback").segments().get(0);
    home.rows("2025550102,Denim", "2025550103,Denim", "2025550102,Winback");
    home.standIn().faults().clear();
    assertEquals(arrived, home.run("winback").segments().get(0));
  }

  @Test
  void aPipelineThatRunsElsewhereIsBusy() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    try (Locks.Held held = lock()) {
      RunReport report = home.run("winback");
      assertEquals(RunState.BUSY, report.state());
      assertEquals(5, report.state().exitCode());
      assertEquals(List.of(), home.ledger().reports().on(report.run().date()));
    }
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  private Locks.Held lock() {
    return new Locks(home.home().locks()).tryLock("pipeline-winback").orElseThrow();
  }

  @Test
  void aRunThatCannotBeginGivesItsLockBack() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL).courier();
    Files.writeString(home.home().staging(), "a file where a folder must be");
    RunReport report = home.run("winback");
    assertEquals(RunState.FAILED, report.state());
    Files.delete(home.home().staging());
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  @Test
  void aRunRefusedOnTheWayLeavesNoFaultOfTheReceiverBehind() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    home.standIn().faults().once(SftpFailure.dropConnectionAt(5));
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(List.of(), home.standIn().folder().leftovers());
  }
}
