package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first list of each day has the canary too. */
class AnEarlierRunIsSentAgainTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String NEXT_DAY = "sirendenim_subscriber_segment_20261123_%d.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void twoLists() {
    home.rows(People.in("Denim:0-9", "Winback:0-299")).pipeline("winback", TestHome.ALL);
  }

  private RunReport whole(RunRequest request) throws Exception {
    RunReport report = home.run("winback", request);
    assertEquals(RunState.WHOLE, report.state(), report.message());
    return report;
  }

  private RunReport resend(RunId run) throws Exception {
    return home.courier().resend(RunRequest.resend(new RunRequest.Kept(run, "jane", "")));
  }

  private RunReport rollback(RunId run) throws Exception {
    return home.courier()
        .resend(RunRequest.rollback(new RunRequest.Kept(run, "jane", "a bad join")));
  }

  private RunReport rolledBack(RunId run) throws Exception {
    RunReport report = rollback(run);
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(List.of(), home.standIn().folder().refusals());
    return report;
  }

  private Path sent(RunReport report, int segment) {
    Path folder = home.home().sent().resolve(report.run().toString());
    return folder.resolve(report.segments().get(segment).file());
  }

  private static SegmentOutcome winback(RunReport report) {
    return report.segments().stream()
        .filter(one -> one.name().equals("Winback"))
        .findFirst()
        .orElseThrow();
  }

  /** A day later, and one that went wrong. */
  private RunReport badDay() throws Exception {
    home.clock().forward(Duration.ofDays(1));
    home.rows(People.in("Boots:0-4", "Denim:0-9", "Winback:100-259"));
    return whole(RunRequest.RUN);
  }

  private void assertRefused(RunReport refused, String reason, String words) throws Exception {
    int files = home.standIn().folder().files().size();
    assertEquals(RunState.FAILED, refused.state(), refused.message());
    assertEquals(reason, refused.reason(), refused.message());
    assertTrue(refused.message().contains(words), refused.message());
    assertEquals(files, home.standIn().folder().files().size());
  }

  @Test
  void theSameBytesUnderTheSameNamesByOneRenameOver() throws Exception {
    RunReport first = whole(RunRequest.RUN);
    String list = home.received(FIRST);
    Files.delete(home.standIn().folder().path().resolve(FIRST));
    home.rows(People.in("Denim:50-59", "Winback:0-299"));
    RunReport again = resend(first.run());
    assertEquals(RunState.WHOLE, again.state(), again.message());
    assertEquals("2026-11-22.winback.2", again.run().toString());
    assertEquals(list, home.received(FIRST));
    assertEquals(list, Files.readString(sent(again, 0)));
    assertEquals(first.segments().get(0).sha256(), again.segments().get(0).sha256());
    assertEquals(4, home.standIn().traffic().renames());
    assertEquals(311, again.counts().valid());
    assertEquals(List.of(0L, 0L, 300L), changes(winback(again)));
    assertTrue(again.message().contains("resends " + first.run()), again.message());
  }

  private static List<Long> changes(SegmentOutcome one) {
    return List.of(one.added(), one.removed(), one.kept());
  }

  @Test
  void whatIsSentAgainIsTheBaselineWithItsMembers() throws Exception {
    resend(whole(RunRequest.RUN).run());
    home.rows(People.in("Denim:0-9", "Winback:1-300"));
    assertEquals(List.of(1L, 1L, 299L), changes(winback(whole(RunRequest.AGAIN))));
  }

  @Test
  void anUnconfirmedRenameIsUploadedAndRenamedAgain() throws Exception {
    RunReport first = whole(RunRequest.RUN);
    home.standIn().faults().once(SftpFailure.dropAfterRename());
    assertEquals(RunState.WHOLE, resend(first.run()).state());
    // Two in the run, both together, and then each alone.
    assertEquals(6, home.standIn().traffic().uploads());
    assertEquals(List.of(), home.standIn().folder().refusals());
  }

  @Test
  void whatWasHeldStaysHeldAndCanBeReleased() throws Exception {
    home.set("courier.guard.minRows", "50");
    RunReport held = home.run("winback");
    assertEquals(RunState.HELD, held.state(), held.message());
    RunReport again = resend(held.run());
    assertEquals(RunState.HELD, again.state(), again.message());
    assertEquals("min-rows", again.reason());
    RunReport released = whole(RunRequest.release(again.run(), null));
    assertEquals("Denim", released.segments().get(0).name());
  }

  @Test
  void whatWasReleasedSinceIsNotHeldAgain() throws Exception {
    home.set("courier.guard.minRows", "50");
    RunReport held = home.run("winback");
    whole(RunRequest.release(held.run(), null));
    RunReport again = resend(held.run());
    assertEquals(RunState.WHOLE, again.state(), again.message());
    assertEquals(2, again.segments().size(), "Denim is told as it lies there");
  }

  @Test
  void whatWasRetiredSinceIsNotMissedAgain() throws Exception {
    whole(RunRequest.RUN);
    home.clock().forward(Duration.ofDays(1));
    RunReport held = home.rows(People.in("Winback:0-299")).run("winback");
    assertEquals("vanished", held.reason());
    home.ledger().runs().note(new Act(Act.Kind.RETIRE, null, "Denim", "jane", "over"));
    RunReport again = resend(held.run());
    assertEquals(RunState.WHOLE, again.state(), again.message());
  }

  @Test
  void whileAFileIsNotThereNothingIsSentAgain() throws Exception {
    home.standIn().faults().alwaysOn(FIRST, SftpFailure.refuseRename());
    RunReport failed = home.run("winback");
    assertEquals(RunState.FAILED, failed.state());
    assertRefused(resend(failed.run()), "not-kept", "courier run winback");
  }

  @Test
  void aDateThatWasWholeInTimeIsNotLateForIt() throws Exception {
    home.set("courier.deadline", "10:30");
    RunReport first = whole(RunRequest.RUN);
    home.clock().forward(Duration.ofHours(1));
    assertEquals(List.of(false, false), List.of(first.late(), resend(first.run()).late()));
  }

  @Test
  void anEarlierDaysListsGoUnderTodaysNames() throws Exception {
    RunReport good = whole(RunRequest.RUN);
    RunReport bad = badDay();
    RunReport back = rolledBack(good.run());
    assertEquals(winback(bad).file(), winback(back).file());
    assertEquals(winback(good).sha256(), winback(back).sha256());
    assertEquals(Files.readString(sent(good, 0)), home.received(NEXT_DAY.formatted(2)));
    assertEquals(Files.readString(sent(good, 1)), home.received(NEXT_DAY.formatted(3)));
    assertEquals(5 + 1, home.received(NEXT_DAY.formatted(1)).lines().count());
    assertEquals(List.of(140L, 0L, 160L), changes(winback(back)));
    assertEquals(back.run(), home.ledger().deliveries().baselines().get("Winback").run());
  }

  @Test
  void withoutAListOfTodayTheyTakeTheNextNumbers() throws Exception {
    RunReport good = whole(RunRequest.RUN);
    home.clock().forward(Duration.ofDays(1));
    RunReport back = rolledBack(good.run());
    assertEquals(NEXT_DAY.formatted(2), winback(back).file());
    assertEquals(back.run(), home.run("winback").run(), "the date is whole, nothing is read");
  }

  @Test
  void itsDecisionLiftsWhatComparesAndSaysSo() throws Exception {
    home.set("courier.guard.maxDropPercent", "10");
    home.rows(People.in("Denim:0-9", "Winback:0-99"));
    RunReport good = whole(RunRequest.RUN);
    home.clock().forward(Duration.ofDays(1));
    home.rows(People.in("Denim:0-9", "Winback:0-399"));
    whole(RunRequest.RUN);
    RunReport back = rolledBack(good.run());
    assertEquals(100, winback(back).rows());
    assertTrue(back.message().contains("goes back to " + good.run()), back.message());
    assertTrue(back.message().contains("Winback lost 300 of 400 rows"), back.message());
    assertTrue(back.message().contains("lifted by the rollback"), back.message());
    Act act = home.ledger().runs().acts(back.run()).get(0);
    assertEquals(
        new Act(
            Act.Kind.ROLLBACK,
            back.run(),
            null,
            "jane",
            good.run() + " as today's: a bad join",
            home.clock().instant()),
        act);
  }

  @Test
  void aListWithTooFewRowsIsHeldAllTheSame() throws Exception {
    RunReport good = whole(RunRequest.RUN);
    badDay();
    home.stop().set("courier.guard.minRows", "50");
    RunReport held = rollback(good.run());
    assertEquals(RunState.HELD, held.state(), held.message());
    assertEquals("min-rows", held.reason());
    assertEquals(300, winback(held).rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zip", "tar", "tgz"})
  void anArchiveIsOpenedAndMadeAnew(String compression) throws Exception {
    home.set("courier.compression", compression);
    RunReport good = whole(RunRequest.RUN);
    badDay();
    RunReport back = rolledBack(good.run());
    assertEquals(300, home.standIn().folder().size("Winback"));
    assertEquals(winback(good).rows(), winback(back).rows());
  }

  @Test
  void packedListsGoBackToTheFilesOfTheDay() throws Exception {
    home.set("courier.files", "single");
    RunReport good = whole(RunRequest.RUN);
    home.clock().forward(Duration.ofDays(1));
    home.rows(People.in("Denim:0-3", "Winback:100-259"));
    whole(RunRequest.RUN);
    RunReport back = rolledBack(good.run());
    assertEquals(good.segments().get(0).sha256(), back.segments().get(0).sha256());
    assertEquals(
        1, home.standIn().folder().names().stream().filter(n -> n.contains("23_")).count());
  }

  @Test
  void aRunOfAnotherDateIsNotResent() throws Exception {
    RunReport good = whole(RunRequest.RUN);
    badDay();
    assertRefused(resend(good.run()), "date-passed", "--as-today");
  }

  @Test
  void aRunThatANewerOneFollowedIsNotResent() throws Exception {
    RunReport first = whole(RunRequest.RUN);
    RunReport second = whole(RunRequest.AGAIN);
    assertRefused(resend(first.run()), "superseded", "courier resend " + second.run());
    assertEquals(second.run(), newest().run(), "a refusal leaves the date as it was");
  }

  private RunReport newest() throws Exception {
    return home.ledger()
        .reports()
        .newestOfKind("winback", LocalDate.of(2026, 11, 22), null)
        .orElseThrow();
  }

  @Test
  void aFileThatIsGoneChangedOrLacksAPersonIsNotSent() throws Exception {
    RunReport first = whole(RunRequest.RUN);
    Path list = sent(first, 1);
    Path mark = list.resolveSibling(list.getFileName() + ".forgotten");
    Files.createFile(mark);
    assertRefused(resend(first.run()), "not-kept", "courier forget");
    assertRefused(rollback(first.run()), "not-kept", "courier forget");
    Files.delete(mark);
    Files.writeString(list, Files.readString(list).replace("301", "302"));
    assertRefused(resend(first.run()), "not-kept", "SHA-256");
    assertRefused(rollback(first.run()), "not-kept", "SHA-256");
    Trees.delete(list.getParent());
    assertRefused(resend(first.run()), "not-kept", "no longer kept");
    assertRefused(rollback(first.run()), "not-kept", "no longer kept");
  }

  @Test
  void aSegmentThatWasRetiredSinceIsNotSent() throws Exception {
    RunReport first = whole(RunRequest.RUN);
    home.clock().forward(Duration.ofMinutes(1));
    home.ledger().runs().note(new Act(Act.Kind.RETIRE, null, "Winback", "jane", "over"));
    assertRefused(resend(first.run()), "segment-owner", "retired");
    assertRefused(rollback(first.run()), "segment-owner", "retired");
  }

  @Test
  void aListOfWhichOnlyAPartIsThereIsNotSent() throws Exception {
    home.set("courier.oversize", "span").set("courier.maxRowsPerFile", "200");
    home.standIn().faults().alwaysOn(FIRST.replace("_1.", "_3."), SftpFailure.refuseRename());
    RunReport half = home.run("winback");
    assertEquals(RunState.FAILED, half.state(), half.message());
    assertTrue(rollback(half.run()).message().contains("half of Winback is up"));
  }

  @Test
  void aListInSeveralFilesIsSentInAsMany() throws Exception {
    home.set("courier.oversize", "span").set("courier.maxRowsPerFile", "200");
    RunReport good = whole(RunRequest.RUN);
    RunReport again = resend(good.run());
    assertEquals(RunState.WHOLE, again.state(), again.message());
    badDay();
    RunReport back = rollback(good.run());
    assertEquals(RunState.WHOLE, back.state(), back.message());
    assertEquals(
        300,
        back.segments().stream()
            .filter(one -> isWinback(one))
            .mapToLong(SegmentOutcome::rows)
            .sum());
    for (int part = 3; part <= 4; part++) {
      String first = FIRST.replace("_1.", "_" + (part - 1) + ".");
      assertEquals(home.received(first), home.received(NEXT_DAY.formatted(part)));
    }
  }

  private static boolean isWinback(SegmentOutcome one) {
    return one.name().equals("Winback");
  }
}
