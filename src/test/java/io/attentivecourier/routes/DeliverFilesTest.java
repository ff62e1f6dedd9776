package io.attentivecourier.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deliver-files.camel.yaml} and its part of {@code failures.camel.yaml} as shipped. */
class DeliverFilesTest extends FlowTestSupport {
  private final Listened listened = new Listened(home);

  @BeforeEach
  void listen() throws Exception {
    home.rows("2025550101,Denim", "2025550102,Winback").pipeline("winback", TestHome.ALL);
    listened.to("deliver-files", "hang-up").to("deliver-file", "upload", "check", "publish");
  }

  private RunReport runWith(String step, int times, Reason reason) throws Exception {
    listened.failing("deliver-file", step, times, () -> new PickupFault(reason, "as asked"));
    return home.run("winback");
  }

  @Test
  void eachFileIsUploadedCheckedAndPublished() throws Exception {
    assertEquals(RunState.WHOLE, home.run("winback").state());
    // Two small lists travel together.
    assertEquals(List.of("upload", "check", "publish", "hang-up"), listened.steps());
    assertEquals(2, home.standIn().traffic().renames());
    // One looks into the folder, as the ledger is new; one carries all files.
    assertEquals(2, home.standIn().traffic().sessionsOpened());
  }

  @ParameterizedTest(name = "{1} at {0}")
  @CsvSource({
    "upload, UNREACHABLE",
    "check, UNREACHABLE",
    "publish, UNREACHABLE",
    "upload, STALLED",
    "upload, RECEIVER_FULL"
  })
  void aFaultThatMayPassTriesTheWholeFileAgain(String step, Reason reason) throws Exception {
    RunReport report = runWith(step, 1, reason);
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals("upload", listened.steps().get(0));
    assertEquals(3, times("upload"));
    assertEquals(2, home.standIn().traffic().renames());
  }

  @Test
  void afterFiveTriesTheServerIsGivenUp() throws Exception {
    RunReport report = runWith("check", 100, Reason.UNREACHABLE);
    assertEquals("unreachable", report.reason());
    assertEquals(5, times("upload"));
    assertEquals(1, times("hang-up"));
    assertEquals(
        List.of("unreachable", "unreachable"),
        report.segments().stream().map(one -> one.reason()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "LOGIN_REFUSED",
    "HOST_KEY",
    "NO_COMMON_ALGORITHM",
    "NOT_SFTP",
    "FOLDER",
    "FOLDER_CLOSED",
    "NAME_REFUSED",
    "NOT_SEALED"
  })
  void aRefusalIsTriedOnceAndEndsTheDelivery(Reason reason) throws Exception {
    RunReport report = runWith("upload", 100, reason);
    assertEquals(RunState.FAILED, report.state());
    assertEquals(reason.id(), report.reason());
    assertEquals(1, times("upload"));
    assertEquals(0, times("publish"));
  }

  @ParameterizedTest
  @CsvSource({"NAME_TAKEN", "RENAME_REFUSED"})
  void aFaultOfOneFileLeavesTheOthersTheirTurn(Reason reason) throws Exception {
    // Both together, then each alone: the first has the fault.
    RunReport report = runWith("publish", 2, reason);
    assertEquals(reason.id(), report.reason());
    assertEquals(3, times("upload"));
    assertEquals(1, home.standIn().traffic().renames());
    assertEquals("winback: " + reason.what() + ": as asked", report.message());
  }

  @Test
  void aFaultThatIsNoneOfTheReceiversEndsTheRun() throws Exception {
    listened.failing("deliver-file", "check", 100, () -> new IllegalStateException("odd"));
    RunReport report = home.run("winback");
    assertEquals("unexpected", report.reason());
    assertEquals(1, times("upload"));
    home.stop().startAgain();
    assertEquals(RunState.WHOLE, home.ledger().reports().of(report.run()).orElseThrow().state());
  }

  private static final String NAME = "sirendenim_subscriber_segment_20261122_1.csv";

  /** As many bytes, so that a size tells nothing. */
  private void change(String run) {
    Path file = home.home().outbox().resolve(run).resolve(NAME);
    try {
      Files.writeString(file, Files.readString(file).replace("2025550101", "2025550155"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertNotSealed(RunReport report) {
    assertEquals("not-sealed", report.reason(), report.message());
    assertTrue(report.message().contains(NAME + " is not what was sealed"), report.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload", "check"})
  void aFileThatChangesAfterItsSealGetsNoName(String step) throws Exception {
    home.stop();
    home.rows("2025550101,Denim");
    home.standIn();
    listened.before("deliver-file", step, () -> change("2026-11-22.winback.1"));
    RunReport report = home.run("winback");
    if (step.equals("upload")) {
      assertNotSealed(report);
      assertEquals(List.of(), home.standIn().folder().names());
      assertEquals(RunState.WHOLE, home.stop().run("winback").state());
    }
    assertTrue(home.received(NAME).contains("2025550101"), home.received(NAME));
  }

  /** It lies under its name as it was sent: the next run puts the right list in its place. */
  @Test
  void aFileThatIsWrittenUnderItsNameIsReplacedByTheNextRun() throws Exception {
    home.stop().set("courier.sftp.publish", "direct").set("courier.sftp.acceptDirectRisk", "true");
    listened.before("deliver-file", "upload", () -> change("2026-11-22.winback.1"));
    assertNotSealed(home.run("winback"));
    assertTrue(home.received(NAME).contains("2025550155"), home.received(NAME));
    assertEquals(RunState.WHOLE, home.stop().run("winback").state());
    assertTrue(home.received(NAME).contains("2025550101"), home.received(NAME));
  }

  private int times(String step) {
    return Collections.frequency(listened.steps(), step);
  }
}
