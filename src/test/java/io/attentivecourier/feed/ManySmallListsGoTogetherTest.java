package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class ManySmallListsGoTogetherTest {
  private static final int MANY = 130;

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void lists() throws Exception {
    home.rows(
            IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> "20255501%02d,list %03d".formatted(n % 100, n))
                .toArray(String[]::new))
        .pipeline("winback", TestHome.ALL);
  }

  private static String name(int number) {
    return "sirendenim_subscriber_segment_20261122_" + number + ".csv";
  }

  private static List<String> facts(RunReport report) {
    return report.segments().stream()
        .map(one -> one.name() + " " + one.rows() + " " + one.bytes() + " " + one.sha256())
        .toList();
  }

  private List<SegmentOutcome> undelivered(RunReport report) {
    return report.segments().stream()
        .filter(one -> one.state() != SegmentOutcome.SegmentState.DELIVERED)
        .toList();
  }

  /** A plan writes none of them, and tells the same of each. */
  @Test
  void theyAreThoseOfThePlan() throws Exception {
    RunReport plan = home.run("winback", RunRequest.PLAN);
    RunReport run = home.run("winback");
    assertEquals(RunState.WHOLE, run.state(), run.message());
    assertEquals(facts(plan), facts(run));
    assertEquals(plan.counts(), run.counts());
    assertEquals(MANY, home.standIn().folder().names().size());
    assertTrue(home.received(name(MANY)).endsWith(",list 130\n"), home.received(name(MANY)));
    // One looks into the folder, as the ledger is new; one carries all files.
    assertEquals(2, home.standIn().traffic().sessionsOpened());
  }

  @Test
  void aNameThatIsTakenStopsThatListOnly() throws Exception {
    home.clock().forward(Duration.ofDays(-1));
    home.run("winback");
    home.clock().forward(Duration.ofDays(1));
    Path taken = home.standIn().folder().path().resolve(name(70));
    Files.writeString(taken, "2025550155,Denim\n");
    RunReport run = home.run("winback");
    assertEquals("name-taken", run.reason(), run.message());
    assertEquals(List.of("list 070"), undelivered(run).stream().map(one -> one.name()).toList());
    assertEquals("2025550155,Denim\n", Files.readString(taken));
  }

  @Test
  void aRefusedRenameStopsThatListOnly() throws Exception {
    home.standIn().faults().onceOn(name(70), SftpFailure.refuseRename());
    RunReport run = home.run("winback");
    assertEquals("rename-refused", run.reason(), run.message());
    assertEquals(List.of("list 070"), undelivered(run).stream().map(one -> one.name()).toList());
    home.stop();
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  @Test
  void aCutAmongTheRenamesIsMadeGood() throws Exception {
    home.standIn().faults().onceOn(name(70), SftpFailure.dropAfterRename());
    RunReport run = home.run("winback");
    assertEquals(RunState.WHOLE, run.state(), run.message());
    assertEquals(MANY, home.standIn().folder().names().size());
    assertEquals(List.of(), home.standIn().folder().leftovers());
  }

  @Test
  void aServerOfOneChannelTakesThemToo() throws Exception {
    home.standIn().faults().always(SftpFailure.refuseSecondChannel());
    RunReport run = home.run("winback");
    assertEquals(RunState.WHOLE, run.state(), run.message());
    assertEquals(MANY, home.standIn().folder().names().size());
  }
}
