package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Trees;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The receiver has taken every file: what tells of an earlier ledger lies here alone. */
class AnotherLedgerIsHeldOnceTest {
  private static final List<String> SIDE_FILES = List.of("", "-wal", "-shm");

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void twoPipelines() {
    home.rows(People.in("Winback:0-99"));
    home.pipeline("winback", TestHome.ALL);
    home.pipeline("vip", TestHome.ALL.replace("segment_name", "'Vip' AS segment_name"));
  }

  private Path ledger(String side) {
    return home.home().state().resolve("ledger.db" + side);
  }

  private void loseTheLedger() throws Exception {
    home.stop();
    for (String side : SIDE_FILES) {
      Files.deleteIfExists(ledger(side));
    }
  }

  private void keepABackup() throws Exception {
    home.stop();
    Files.copy(ledger(""), home.home().root().resolve("backup.db"));
  }

  private void restoreTheBackup() throws Exception {
    loseTheLedger();
    Files.copy(
        home.home().root().resolve("backup.db"), ledger(""), StandardCopyOption.REPLACE_EXISTING);
  }

  private void theReceiverTakesAll() throws IOException {
    try (Stream<Path> files = Files.list(home.standIn().folder().path())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private void nextDay() {
    home.clock().forward(Duration.ofDays(1));
  }

  private RunReport whole(String pipeline) throws Exception {
    RunReport report = home.run(pipeline);
    assertEquals(RunState.WHOLE, report.state(), report.message());
    return report;
  }

  private RunReport held(String pipeline) throws Exception {
    RunReport report = home.run(pipeline);
    assertEquals(RunState.HELD, report.state(), report.message());
    assertEquals("new-ledger", report.reason(), report.message());
    return report;
  }

  private void release(RunReport held) throws Exception {
    RunReport released = home.run(held.run().pipeline(), RunRequest.release(held.run(), null));
    assertEquals(RunState.WHOLE, released.state(), released.message());
  }

  private void aWholeDay() throws Exception {
    whole("winback");
    whole("vip");
    theReceiverTakesAll();
  }

  @Test
  void aListThatBrokeOnTheNextDayDoesNotReplaceTheWholeOne() throws Exception {
    aWholeDay();
    loseTheLedger();
    nextDay();
    home.rows("2025550101,Winback");
    RunReport held = held("winback");
    assertTrue(held.message().contains("does not know"), held.message());
    assertEquals(0, home.standIn().folder().path().toFile().list().length);
  }

  @Test
  void aCommandThatTidiesFirstDoesNotTakeTheSignsAway() throws Exception {
    aWholeDay();
    loseTheLedger();
    Trees.delete(home.home().sent());
    Files.delete(home.home().state().resolve("key.ledger"));
    home.startAgain();
    home.startAgain();
    held("winback");
  }

  @Test
  void itIsReleasedOnceForAllPipelinesAndForEver() throws Exception {
    aWholeDay();
    loseTheLedger();
    RunReport first = held("winback");
    held("vip");
    held("winback");
    release(home.ledger().reports().newest("winback", first.run().date()).orElseThrow());
    whole("vip");
    for (int day = 0; day < 9; day++) {
      nextDay();
      home.startAgain();
      whole("winback");
      whole("vip");
    }
  }

  @Test
  void aReleaseThatIsNotDeliveredIsHeldAgain() throws Exception {
    aWholeDay();
    loseTheLedger();
    RunReport first = held("winback");
    home.pipeline("winback", "SELECT broken FROM nowhere");
    home.stop();
    home.run("winback", RunRequest.release(first.run(), null));
    home.stop();
    home.pipeline("winback", TestHome.ALL);
    held("winback");
  }

  @Test
  void anOlderLedgerIsHeldToo() throws Exception {
    aWholeDay();
    keepABackup();
    nextDay();
    aWholeDay();
    restoreTheBackup();
    nextDay();
    release(held("winback"));
    nextDay();
    whole("winback");
  }

  /** The lost run of that day has the name that this ledger would give next. */
  @Test
  void anOlderLedgerOfTheSameDayGivesNoNameTwice() throws Exception {
    whole("vip");
    keepABackup();
    assertEquals(1, whole("winback").run().number());
    theReceiverTakesAll();
    restoreTheBackup();
    assertEquals(2, held("winback").run().number());
  }

  @Test
  void anOlderLedgersListIsNotSentAgainOverANewerOne() throws Exception {
    RunReport older = whole("winback");
    keepABackup();
    home.run("winback", RunRequest.AGAIN);
    theReceiverTakesAll();
    restoreTheBackup();
    RunRequest.Kept kept = new RunRequest.Kept(older.run(), "jane", "made up");
    for (RunRequest again : List.of(RunRequest.resend(kept), RunRequest.rollback(kept))) {
      RunReport refused = home.courier().resend(again);
      assertEquals("new-ledger", refused.reason(), refused.message());
    }
    assertEquals(0, home.standIn().folder().path().toFile().list().length);
  }

  @Test
  void aPlanSaysSoBeforehand() throws Exception {
    aWholeDay();
    loseTheLedger();
    RunReport plan = home.run("winback", RunRequest.PLAN);
    assertEquals("new-ledger", plan.reason(), plan.message());
  }

  private void onlyWhatIsIn(String folder) throws Exception {
    for (Path other : List.of(home.home().sent(), home.home().members(), home.home().people())) {
      if (!other.getFileName().toString().equals(folder)) {
        Trees.delete(other);
      }
    }
    Files.deleteIfExists(home.home().state().resolve("key.ledger"));
  }

  @Test
  void aKeptListAloneTells() throws Exception {
    aWholeDay();
    loseTheLedger();
    onlyWhatIsIn("sent");
    held("winback");
  }

  @Test
  void aSnapshotAloneTells() throws Exception {
    aWholeDay();
    loseTheLedger();
    onlyWhatIsIn("members");
    held("winback");
  }

  @Test
  void theIdBesideTheKeyTellsAlone() throws Exception {
    aWholeDay();
    loseTheLedger();
    Trees.delete(home.home().sent());
    Trees.delete(home.home().members());
    RunReport held = held("winback");
    assertTrue(held.message().contains("key.ledger"), held.message());
    release(held);
    nextDay();
    whole("winback");
  }

  @Test
  void aKeyAloneIsNoSign() throws Exception {
    aWholeDay();
    loseTheLedger();
    onlyWhatIsIn("nothing");
    whole("winback");
  }

  @Test
  void twoHomesMayShareAKey() throws Exception {
    whole("winback");
    Files.writeString(
        home.home().state().resolve("key.ledger"),
        "0123456789abcdef\n" + home.ledger().identity().id() + "\n");
    nextDay();
    whole("winback");
  }

  @Test
  void aCanaryIsNoList() throws Exception {
    RunRequest.Canary canary = RunRequest.Canary.first("Courier Canary", 3);
    RunReport sent = home.run("winback", RunRequest.canary(canary));
    assertEquals(RunState.WHOLE, sent.state(), sent.message());
    theReceiverTakesAll();
    loseTheLedger();
    whole("winback");
  }

  @Test
  void whatWasKeptOfPeopleTellsToo() throws Exception {
    Files.createDirectories(home.home().people());
    Files.write(home.home().people().resolve("2026-11-20.loyalty.1.sent"), new byte[] {1});
    held("winback");
  }

  @Test
  void whatAPipelineOfPeopleKeepsForEverTellsToo() throws Exception {
    Files.createDirectories(home.home().people());
    Files.write(home.home().people().resolve("loyalty.known"), new byte[] {1});
    held("winback");
  }

  @Test
  void theMarkOfWhoWasAskedTellsToo() throws Exception {
    home.courier().acknowledge();
    loseTheLedger();
    Files.deleteIfExists(home.home().state().resolve("key.ledger"));
    RunReport held = held("winback");
    assertTrue(held.message().contains("asked.mark"), held.message());
    release(held);
    nextDay();
    whole("winback");
  }

  @Test
  void whatIsForgottenAndWhatIsOldIsNoSign() throws Exception {
    aWholeDay();
    assertEquals(0, home.cli("forget", "2025550101").exit());
    home.clock().forward(Duration.ofDays(9));
    home.startAgain();
    whole("winback");
  }
}
