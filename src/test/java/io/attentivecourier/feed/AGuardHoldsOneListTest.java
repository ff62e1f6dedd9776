package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver takes any list and says nothing: what looks wrong stays at home. */
class AGuardHoldsOneListTest {
  @RegisterExtension final TestHome home = new TestHome();

  /** The first segment has one person more: the canary. */
  @BeforeEach
  void pipeline() {
    home.rows(People.in("Denim:0-98", "Winback:0-299")).pipeline("winback", TestHome.ALL);
  }

  private RunReport nextDay(String... ranges) throws Exception {
    home.clock().forward(Duration.ofDays(1));
    return home.rows(People.in(ranges)).run("winback");
  }

  private static List<String> states(RunReport report) {
    return report.segments().stream()
        .map(one -> one.name() + " " + one.state() + " " + one.reason())
        .toList();
  }

  private void assertHeld(RunReport report, String guard, long old) {
    assertEquals(RunState.HELD, report.state(), report.message());
    assertEquals(3, report.state().exitCode());
    assertEquals(guard, report.reason());
    assertEquals(
        List.of("Denim DELIVERED null", "Winback HELD " + guard),
        states(report).stream().sorted().toList());
    assertEquals(old, home.standIn().folder().size("Winback"));
    assertTrue(report.message().contains("Winback"), report.message());
  }

  private static SegmentOutcome winback(RunReport report) {
    return report.segments().stream()
        .filter(one -> one.name().equals("Winback"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFirstListHasNothingToCompareWith() throws Exception {
    RunReport first = home.run("winback");
    assertEquals(RunState.WHOLE, first.state(), first.message());
    for (SegmentOutcome one : first.segments()) {
      assertNull(one.added());
      assertNull(one.removed());
      assertNull(one.kept());
    }
  }

  @Test
  void whoWasAddedRemovedAndKeptIsCountedAgainstTheLastList() throws Exception {
    home.run("winback");
    SegmentOutcome next = winback(nextDay("Denim:0-98", "Winback:50-319"));
    assertEquals(SegmentOutcome.SegmentState.DELIVERED, next.state());
    assertEquals(List.of(20L, 50L, 250L), List.of(next.added(), next.removed(), next.kept()));
  }

  /**
   * What lies in the outbox is what will be sent: a held list beside it would be one restart away.
   */
  @ParameterizedTest
  @ValueSource(strings = {"none", "zip"})
  void theListThatIsHeldIsNotInTheOutbox(String compression) throws Exception {
    home.set("courier.compression", compression);
    home.run("winback");
    home.standIn().faults().always(SftpFailure.noSpaceAt(5));
    RunReport next = nextDay("Denim:0-98", "Winback:0-148");
    assertEquals("receiver-full", next.reason(), next.message());
    String sealed =
        next.segments().stream()
            .map(SegmentOutcome::file)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(sealed), outbox(next));
    home.standIn().faults().clear();
    home.startAgain();
    assertEquals(List.of(), outbox(next));
    assertEquals(300, home.standIn().folder().size("Winback"));
  }

  private List<String> outbox(RunReport run) throws Exception {
    Path folder = home.home().outbox().resolve(run.run().toString());
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aListThatLostMoreThanBothLimitsIsHeldAndTheOthersGo() throws Exception {
    home.run("winback");
    RunReport next = nextDay("Denim:0-98", "Winback:0-148");
    assertHeld(next, "drop", 300);
    assertEquals(100, home.standIn().folder().size("Denim"));
    assertEquals(151L, winback(next).removed());
    assertNull(winback(next).file());
  }

  @Test
  void aListThatLostExactlyHalfGoes() throws Exception {
    home.run("winback");
    assertEquals(RunState.WHOLE, nextDay("Denim:0-98", "Winback:0-149").state());
    assertEquals(150, home.standIn().folder().size("Winback"));
  }

  @Test
  void aListThatLostAHundredRowsGoesThoughTheyWereNearlyAll() throws Exception {
    home.rows(People.in("Denim:0-98", "Winback:0-100")).run("winback");
    assertEquals(RunState.WHOLE, nextDay("Denim:0-98", "Winback:0-0").state());
  }

  @Test
  void aListThatGrewByMoreThanBothLimitsIsHeld() throws Exception {
    home.set("courier.guard.maxGrowthPercent", "10").set("courier.guard.maxGrowthRows", "20");
    home.run("winback");
    assertHeld(nextDay("Denim:0-98", "Winback:0-330"), "growth", 300);
    assertEquals(RunState.WHOLE, nextDay("Denim:0-98", "Winback:0-329").state());
  }

  @Test
  void aListOfTooFewRowsIsHeldTheFirstOneToo() throws Exception {
    home.set("courier.guard.minRows", "100");
    home.rows(People.in("Denim:0-98", "Winback:0-98"));
    assertHeld(home.run("winback"), "min-rows", 0);
  }

  @Test
  void aSegmentOfWhichEveryRowIsRejectedIsHeldNotForgotten() throws Exception {
    home.run("winback");
    home.clock().forward(Duration.ofDays(1));
    String[] rows = People.in("Denim:0-98", "Winback:0-1");
    rows[99] = "555,Winback";
    rows[100] = "556,Winback";
    RunReport report = home.rows(rows).run("winback");
    assertHeld(report, "min-rows", 300);
    assertEquals(0, winback(report).rows());
  }

  @Test
  void aListOfWhichTooManyWereExchangedIsHeld() throws Exception {
    home.set("courier.guard.maxRemovedPercent", "20").run("winback");
    assertHeld(nextDay("Denim:0-98", "Winback:61-360"), "removed", 300);
    assertEquals(RunState.WHOLE, nextDay("Denim:0-98", "Winback:60-359").state());
  }

  @Test
  void theNextDateIsJudgedAgainstTheLastDeliveredListNotTheHeldOne() throws Exception {
    home.run("winback");
    assertHeld(nextDay("Denim:0-98", "Winback:0-99"), "drop", 300);
    assertHeld(nextDay("Denim:0-98", "Winback:0-89"), "drop", 300);
    SegmentOutcome third = winback(nextDay("Denim:0-98", "Winback:0-309"));
    assertEquals(List.of(10L, 0L, 300L), List.of(third.added(), third.removed(), third.kept()));
  }

  @Test
  void aReleaseSendsWhatWasHeldAndNothingElse() throws Exception {
    home.run("winback");
    RunReport held = nextDay("Denim:0-98", "Winback:0-99");
    home.rows(People.in("Denim:0-50", "Winback:0-99"));
    RunReport released = home.run("winback", RunRequest.release(held.run(), null));
    assertEquals(RunState.WHOLE, released.state(), released.message());
    assertEquals(100, home.standIn().folder().size("Winback"));
    assertEquals(100, home.standIn().folder().size("Denim"));
    assertEquals("sirendenim_subscriber_segment_20261123_2.csv", winback(released).file());
  }

  @Test
  void aReleaseHoldsAWorseListAgain() throws Exception {
    home.run("winback");
    RunReport held = nextDay("Denim:0-98", "Winback:0-99");
    home.rows(People.in("Denim:0-98", "Winback:0-98"));
    RunReport worse = home.run("winback", RunRequest.release(held.run(), null));
    assertHeld(worse, "drop", 300);
    RunReport wider = home.run("winback", RunRequest.release(worse.run(), new BigDecimal("90")));
    assertEquals(RunState.WHOLE, wider.state(), wider.message());
    assertEquals(99, home.standIn().folder().size("Winback"));
  }

  @Test
  void aReleasedListIsTheNextBaseline() throws Exception {
    home.run("winback");
    RunReport held = nextDay("Denim:0-98", "Winback:0-99");
    home.run("winback", RunRequest.release(held.run(), null));
    RunReport next = nextDay("Denim:0-98", "Winback:0-99");
    assertEquals(RunState.WHOLE, next.state(), next.message());
    assertEquals(100L, winback(next).kept());
  }

  @Test
  void aListThatWasHeldWhenSentAgainGoesOnItsRelease() throws Exception {
    home.run("winback");
    home.rows(People.in("Denim:0-98", "Winback:0-99"));
    RunReport held = home.run("winback", RunRequest.AGAIN);
    assertHeld(held, "drop", 300);
    RunReport released = home.run("winback", RunRequest.release(held.run(), null));
    assertEquals(RunState.WHOLE, released.state(), released.message());
    assertEquals(100, home.standIn().folder().size("Winback"));
    assertEquals("sirendenim_subscriber_segment_20261122_2.csv", winback(released).file());
  }

  @Test
  void guardsThatTakeTurnsAreLiftedTogether() throws Exception {
    home.set("courier.guard.minRows", "100").run("winback");
    RunReport drop = nextDay("Denim:0-98", "Winback:0-99");
    home.rows(People.in("Denim:0-98", "Winback:0-97"));
    RunReport both = home.run("winback", RunRequest.release(drop.run(), new BigDecimal("90")));
    assertHeld(both, "min-rows", 300);
    RunReport released = home.run("winback", RunRequest.release(both.run(), null));
    assertEquals(RunState.WHOLE, released.state(), released.message());
  }
}
