package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnlyWhatIsSealedIsSentTest {
  private static final String NAME = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String RUN = "2026-11-22.winback.1";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  private RunReport failedDelivery() throws Exception {
    home.standIn().faults().always(SftpFailure.noSpaceAt(5));
    RunReport failed = home.run("winback");
    home.standIn().faults().clear();
    return failed;
  }

  private List<String> putAside() throws Exception {
    try (Stream<Path> all = Files.walk(home.home().failed())) {
      return all.filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aFilePutThereByHandIsMovedAside() throws Exception {
    home.write("var/outbox/" + NAME, "2025550155,Winback\n");
    home.write("var/outbox/list/members.csv", "2025550155,Winback\n");
    home.write("var/outbox/2026-11-22.other.1/" + NAME, "2025550155,Winback\n");
    home.write("var/outbox/2026-99-99.other.1/" + NAME, "2025550155,Winback\n");
    home.startAgain();
    assertEquals(List.of("members.csv", NAME, NAME, NAME), putAside());
    assertEquals(List.of(), home.standIn().folder().names());
    assertEquals(List.of(), Files.list(home.home().outbox()).toList());
    assertTrue(home.log().contains("var/outbox/" + NAME), home.log());
  }

  @Test
  void aFileBesideASealedOneIsMovedAside() throws Exception {
    RunReport failed = failedDelivery();
    home.write("var/outbox/" + RUN + "/more.csv", "2025550155,Winback\n").startAgain();
    assertEquals(List.of("more.csv"), putAside());
    assertEquals(List.of(NAME), home.standIn().folder().names());
    assertEquals(RunState.WHOLE, home.ledger().reports().of(failed.run()).orElseThrow().state());
  }

  @Test
  void aFilePutBackAfterItsDeliveryIsMovedAside() throws Exception {
    home.run("winback");
    home.write("var/outbox/" + RUN + "/" + NAME, "2025550155,Winback\n").startAgain();
    assertEquals(List.of(NAME), putAside());
    assertEquals(1, home.standIn().traffic().uploads());
  }

  @Test
  void aDeliveredFileWhoseMoveWasCutOffIsAmongTheSent() throws Exception {
    home.run("winback");
    Path sent = home.home().sent().resolve(RUN).resolve(NAME);
    String list = Files.readString(sent);
    Files.delete(sent);
    home.write("var/outbox/" + RUN + "/" + NAME, list).startAgain();
    assertEquals(list, Files.readString(sent));
    assertFalse(Files.exists(home.home().failed()));
  }

  @Test
  void aFileThatWasChangedIsNotSent() throws Exception {
    RunReport failed = failedDelivery();
    home.write("var/outbox/" + RUN + "/" + NAME, "2025550155,Winback\n").startAgain();
    RunReport later = home.ledger().reports().of(failed.run()).orElseThrow();
    assertEquals(RunState.FAILED, later.state());
    assertEquals("not-sealed", later.reason());
    assertEquals("not-sealed", later.segments().get(0).reason());
    assertEquals(List.of(), home.standIn().folder().names());
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals("2025550101,Winback\n" + Canaries.PHONE + ",Winback\n", home.received(NAME));
  }

  @Test
  void aFileThatIsGoneIsNotSent() throws Exception {
    RunReport failed = failedDelivery();
    Files.delete(home.home().outbox().resolve(RUN).resolve(NAME));
    home.startAgain();
    assertEquals("not-sealed", home.ledger().reports().of(failed.run()).orElseThrow().reason());
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  @Test
  void aFileOfAPastDateIsNeverSent() throws Exception {
    RunReport failed = failedDelivery();
    home.clock().forward(Duration.ofDays(1));
    home.startAgain();
    RunReport later = home.ledger().reports().of(failed.run()).orElseThrow();
    assertEquals(RunState.FAILED, later.state());
    assertEquals("date-passed", later.reason());
    assertTrue(later.message().startsWith("winback: "), later.message());
    assertEquals(SegmentOutcome.SegmentState.FAILED, later.segments().get(0).state());
    assertEquals("date-passed", later.segments().get(0).reason());
    assertEquals(List.of(NAME), putAside());
    assertEquals(List.of(), home.standIn().folder().names());
    assertEquals(List.of(), home.ledger().runs().unfinished());
  }

  @Test
  void aRunThatCrossesMidnightIsSentUnderItsOwnDate() throws Exception {
    home.clock().forward(Duration.ofHours(14).minusSeconds(1));
    home.pipeline("winback", TestHome.ALL);
    home.standIn().faults().once(SftpFailure.stallWritesAt(5));
    var run = java.util.concurrent.CompletableFuture.supplyAsync(this::run);
    assertTrue(home.standIn().faults().awaitStalled(Duration.ofSeconds(20)));
    home.clock().forward(Duration.ofHours(1));
    home.standIn().faults().clear();
    assertEquals(RunState.WHOLE, run.get().state());
    assertEquals(List.of(NAME), home.standIn().folder().names());
  }

  private RunReport run() {
    try {
      return home.run("winback");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
