package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each fault of the receiver: its reason, the kept files, and what a later start makes of them. */
class AFailedDeliveryIsKeptTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String SECOND = "sirendenim_subscriber_segment_20261122_2.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Denim", "2025550102,Winback").pipeline("winback", TestHome.ALL);
  }

  /** A ledger that knows no delivery looks into the folder first, and seals nothing before. */
  private void deliverTheDayBefore() throws Exception {
    home.clock().forward(Duration.ofDays(-1));
    assertEquals(RunState.WHOLE, home.run("winback").state());
    home.clock().forward(Duration.ofDays(1));
    for (String name : home.standIn().folder().names()) {
      Files.delete(home.standIn().folder().path().resolve(name));
    }
  }

  private RunReport assertKept(String reason, String... states) throws Exception {
    RunReport report = home.run("winback");
    assertEquals(RunState.FAILED, report.state());
    assertEquals(1, report.state().exitCode());
    assertEquals(reason, report.reason(), report.message());
    assertTrue(report.message().startsWith("winback: "), report.message());
    assertEquals(List.of(states), states(report));
    assertTrue(home.log().contains("(" + reason + ")"), home.log());
    assertEquals(List.of(), Files.list(home.home().staging()).toList());
    return report;
  }

  private static List<String> states(RunReport report) {
    return report.segments().stream().map(one -> one.state() + " " + one.reason()).toList();
  }

  /** What is kept is sent by a later start: the same bytes, under the same names. */
  private void assertSentByALaterStart(RunReport failed) throws Exception {
    Map<String, String> kept = filesIn(home.home().outbox().resolve(failed.run().toString()));
    home.rows("2025550177,Denim", "2025550188,Winback").startAgain();
    RunReport later = home.ledger().reports().of(failed.run()).orElseThrow();
    assertEquals(RunState.WHOLE, later.state(), later.message());
    assertEquals(failed.counts(), later.counts());
    for (SegmentOutcome one : failed.segments()) {
      assertEquals(kept.getOrDefault(one.file(), home.received(one.file())), sent(one.file()));
    }
    assertEquals(List.of(FIRST, SECOND), home.standIn().folder().names());
    assertEquals(List.of(), home.standIn().folder().refusals());
    assertEquals(Map.of(), filesIn(home.home().outbox()));
  }

  private String sent(String name) throws Exception {
    assertEquals(
        home.received(name),
        Files.readString(home.home().sent().resolve("2026-11-22.winback.1").resolve(name)));
    return home.received(name);
  }

  private static Map<String, String> filesIn(Path folder) throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void aServerThatIsDown() throws Exception {
    deliverTheDayBefore();
    home.standIn().close();
    RunReport failed = assertKept("unreachable", "FAILED unreachable", "FAILED unreachable");
    home.newReceiver();
    assertSentByALaterStart(failed);
  }

  @Test
  void aRefusedLoginIsTriedOnce() throws Exception {
    deliverTheDayBefore();
    int before = home.standIn().traffic().loginsTried();
    home.standIn().faults().always(SftpFailure.refuseLogin());
    RunReport failed = assertKept("login-refused", "FAILED login-refused", "FAILED login-refused");
    assertEquals(before + 1, home.standIn().traffic().loginsTried());
    home.standIn().faults().clear();
    assertSentByALaterStart(failed);
  }

  @Test
  void aChangedHostKeyIsShownBesideThePinnedOne() throws Exception {
    deliverTheDayBefore();
    int before = home.standIn().traffic().loginsTried();
    String pinned = home.standIn().fingerprint();
    home.standIn().swapHostKey();
    RunReport failed = assertKept("host-key", "FAILED host-key", "FAILED host-key");
    assertTrue(failed.message().contains(pinned), failed.message());
    assertTrue(failed.message().contains(home.standIn().fingerprint()), failed.message());
    assertEquals(before, home.standIn().traffic().loginsTried());
    home.stop().write("known_hosts", home.standIn().knownHostsLine() + "\n");
    assertSentByALaterStart(failed);
  }

  @Test
  void aFolderThatIsNotThere() throws Exception {
    deliverTheDayBefore();
    home.stop().set("courier.sftp.directory", "/somewhere");
    RunReport failed = assertKept("folder", "FAILED folder", "FAILED folder");
    home.set("courier.sftp.directory", "/uploads");
    assertSentByALaterStart(failed);
  }

  @Test
  void aNameThatIsTakenStopsThatFileOnly() throws Exception {
    deliverTheDayBefore();
    Path taken = home.standIn().folder().path().resolve(FIRST);
    Files.writeString(taken, "2025550155,Denim\n");
    RunReport failed = assertKept("name-taken", "FAILED name-taken", "DELIVERED null");
    assertEquals("2025550155,Denim\n", Files.readString(taken));
    assertEquals("2025550102,Winback\n", home.received(SECOND));
    Files.delete(taken);
    assertSentByALaterStart(failed);
  }

  @Test
  void aRefusedRenameStopsThatFileOnly() throws Exception {
    home.standIn().faults().once(SftpFailure.refuseRename());
    RunReport failed = assertKept("rename-refused", "FAILED rename-refused", "DELIVERED null");
    assertEquals(1, home.standIn().folder().leftovers().size());
    assertSentByALaterStart(failed);
  }

  @Test
  void aFullDiskAtTheServer() throws Exception {
    home.standIn().faults().always(SftpFailure.noSpaceAt(5));
    RunReport failed = assertKept("receiver-full", "FAILED receiver-full", "FAILED receiver-full");
    assertEquals(List.of(), home.standIn().folder().names());
    home.standIn().faults().clear();
    assertSentByALaterStart(failed);
  }

  @Test
  void aCutConnectionIsNoFaultIfALaterTryGoesThrough() throws Exception {
    home.standIn().faults().once(SftpFailure.dropConnectionAt(20));
    RunReport report = home.run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    // Both together, cut off; then each alone.
    assertEquals(4, home.standIn().traffic().uploads());
    assertEquals("2025550101,Denim\n" + Canaries.PHONE + ",Denim\n", sent(FIRST));
  }

  @Test
  void aServerThatTakesLessThanItSaysIsFoundOut() throws Exception {
    home.standIn().faults().always(SftpFailure.silentlyShortAt(5));
    RunReport failed = assertKept("unreachable", "FAILED unreachable", "FAILED unreachable");
    assertEquals(0, home.standIn().traffic().renames());
    // Both lists once, then the first alone four times more.
    assertEquals(6, home.standIn().traffic().uploads());
    home.standIn().faults().clear();
    assertSentByALaterStart(failed);
  }
}
