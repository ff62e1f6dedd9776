package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ABaselineIsTheNewestWholeList {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
  private static final LocalDate SECOND = FIRST.plusDays(1);

  @TempDir private Path folder;
  @AutoClose private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), new Ticking());
  }

  @Test
  void thereIsNoneBeforeADelivery() {
    sealed(FIRST, RunKind.SEGMENTS, 100);
    assertEquals(Map.of(), ledger.deliveries().baselines());
  }

  @Test
  void theNewestDeliveryOfAnyDateIsIt() {
    delivered(FIRST, RunKind.SEGMENTS, 100);
    RunId newer = delivered(SECOND, RunKind.SEGMENTS, 90);
    assertEquals(
        new DeliveryRepository.Baseline("Winback", "winback", newer, 90),
        ledger.deliveries().baselines().get("Winback"));
  }

  @Test
  void aFailedDeliveryLeavesTheOlderOne() {
    delivered(FIRST, RunKind.SEGMENTS, 100);
    sealed(SECOND, RunKind.SEGMENTS, 10);
    assertEquals(100, ledger.deliveries().baselines().get("Winback").rows());
  }

  @Test
  void aCanaryIsNone() {
    delivered(FIRST, RunKind.CANARY, 3);
    assertEquals(Map.of(), ledger.deliveries().baselines());
  }

  @Test
  void aListInTwoFilesCountsOnceBothAreThere() {
    RunId run = ledger.runs().begin("winback", FIRST, RunKind.SEGMENTS);
    ledger.files().seal(run, counts(30), List.of(file(FIRST, 1, 20), file(FIRST, 2, 10)));
    ledger.files().step(run, name(FIRST, 1), FileStep.DELIVERED, null);
    assertEquals(Map.of(), ledger.deliveries().baselines());
    ledger.files().step(run, name(FIRST, 2), FileStep.DELIVERED, null);
    assertEquals(30, ledger.deliveries().baselines().get("Winback").rows());
  }

  @Test
  void retiringEndsTheBaselineAndTheOwnership() {
    delivered(FIRST, RunKind.SEGMENTS, 100);
    ledger.runs().note(new Act(Act.Kind.RETIRE, null, "Winback", "maria", "no longer sent"));
    assertEquals(Map.of(), ledger.deliveries().baselines());
    assertEquals(Map.of(), ledger.deliveries().owners());
  }

  @Test
  void aDeliveryAfterTheRetirementBeginsAnew() {
    delivered(FIRST, RunKind.SEGMENTS, 100);
    ledger.runs().note(new Act(Act.Kind.RETIRE, null, "Winback", "maria", "no longer sent"));
    delivered(SECOND, RunKind.SEGMENTS, 50);
    assertEquals(50, ledger.deliveries().baselines().get("Winback").rows());
    assertEquals(Map.of("Winback", "winback"), ledger.deliveries().owners());
  }

  @Test
  void theChangeOfMembersStandsInTheReport() {
    RunId run = ledger.runs().begin("winback", FIRST, RunKind.SEGMENTS);
    var part = new SealedFile.Part("Winback", 12, new SegmentOutcome.MemberChange(2, 1, 10));
    ledger.files().seal(run, counts(12), List.of(file(FIRST, 1, part)));
    var segment = ledger.reports().of(run).orElseThrow().segments().get(0);
    assertEquals(List.of(2L, 1L, 10L), List.of(segment.added(), segment.removed(), segment.kept()));
  }

  @Test
  void whatWasDoneToARunIsKeptWithWhoAndWhy() {
    RunId run = delivered(FIRST, RunKind.SEGMENTS, 100);
    Act act = new Act(Act.Kind.RELEASE, run, null, "maria", "the campaign is over");
    ledger.runs().note(act);
    Act noted = ledger.runs().acts(run).get(0);
    assertEquals(act.reason() + act.who(), noted.reason() + noted.who());
    assertEquals(List.of(run), ledger.runs().acts(run).stream().map(Act::run).toList());
  }

  @Test
  void freshnessIsThatOfTheLastWholeRun() {
    whole(FIRST, RunState.WHOLE, "aa");
    whole(SECOND, RunState.FAILED, "bb");
    assertEquals("aa", ledger.runs().lastFreshness("winback").orElseThrow());
  }

  private void whole(LocalDate date, RunState state, String freshness) {
    RunId run = ledger.runs().begin("winback", date, RunKind.SEGMENTS);
    ledger.runs().noteFreshness(run, freshness);
    ledger.runs().end(new RunEnd(run, state, null, false, null, List.of(), "made up"));
  }

  private RunId delivered(LocalDate date, RunKind kind, long rows) {
    RunId run = sealed(date, kind, rows);
    ledger.files().step(run, name(date, 1), FileStep.DELIVERED, null);
    return run;
  }

  private RunId sealed(LocalDate date, RunKind kind, long rows) {
    RunId run = ledger.runs().begin("winback", date, kind);
    ledger.files().seal(run, counts(rows), List.of(file(date, 1, rows)));
    return run;
  }

  private static SealedFile file(LocalDate date, int number, long rows) {
    return file(date, number, new SealedFile.Part("Winback", rows));
  }

  private static SealedFile file(LocalDate date, int number, SealedFile.Part part) {
    String owner = number == 1 ? "Winback" : "Winback#" + number;
    return new SealedFile(name(date, number), owner, number, 10, "00", List.of(part));
  }

  private static String name(LocalDate date, int number) {
    return "sirendenim_subscriber_segment_%s_%d.csv"
        .formatted(date.toString().replace("-", ""), number);
  }

  private static RunReport.Counts counts(long rows) {
    return new RunReport.Counts(rows, 0, Map.of());
  }

  /** A second passes at each look. */
  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofSeconds(1));
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
