package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.COUNTS;
import static io.attentivecourier.ledger.Sample.DAY;
import static io.attentivecourier.ledger.Sample.NOON;
import static io.attentivecourier.ledger.Sample.begin;
import static io.attentivecourier.ledger.Sample.delivered;
import static io.attentivecourier.ledger.Sample.end;
import static io.attentivecourier.ledger.Sample.file;
import static io.attentivecourier.ledger.Sample.held;
import static io.attentivecourier.ledger.Sample.ledger;
import static io.attentivecourier.ledger.Sample.name;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheDayAtAGlance {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Configured MANUAL = new Configured("winback", null, NEW_YORK);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    // Seen the day before, 09:15 in New York is 14:15 UTC.
    "0 15 9 * * ?, 2026-11-22, 2026-11-21T00:00:00Z, 2026-11-22T14:14:59Z, DUE"
        + " 2026-11-22T14:15:00Z",
    "0 15 9 * * ?, 2026-11-22, 2026-11-21T00:00:00Z, 2026-11-22T14:15:00Z, MISSED"
        + " 2026-11-22T14:15:00Z",
    "0 15 9 * * ?, 2026-11-22, 2026-11-21T00:00:00Z, 2026-12-01T00:00:00Z, MISSED"
        + " 2026-11-22T14:15:00Z",
    "0 15 9 * * ?, 2026-11-23, 2026-11-21T00:00:00Z, 2026-11-22T14:15:00Z, DUE"
        + " 2026-11-23T14:15:00Z",
    // What lies before the first sighting was not missed.
    "0 15 9 * * ?, 2026-11-22, 2026-11-22T14:15:00Z, 2026-11-22T20:00:00Z, no line",
    "0 15 9 * * ?, 2026-11-21, 2026-11-22T00:00:00Z, 2026-11-22T20:00:00Z, no line",
    "0 0 9-11 * * ?, 2026-11-22, 2026-11-22T14:30:00Z, 2026-11-22T14:45:00Z, DUE"
        + " 2026-11-22T15:00:00Z",
    "0 0 9-11 * * ?, 2026-11-22, 2026-11-22T14:30:00Z, 2026-11-22T15:30:00Z, MISSED"
        + " 2026-11-22T15:00:00Z",
    // The business date is New York's: 22:00 there is the next day in UTC.
    "0 0 22 * * ?, 2026-11-22, 2026-11-21T00:00:00Z, 2026-11-23T02:59:59Z, DUE"
        + " 2026-11-23T03:00:00Z",
    "0 0 22 * * ?, 2026-11-22, 2026-11-21T00:00:00Z, 2026-11-23T03:00:00Z, MISSED"
        + " 2026-11-23T03:00:00Z",
    // Spring: there is no 02:30, it is due at 03:00. Autumn: 01:30 counts once, the first one.
    "0 30 2 * * ?, 2026-03-08, 2026-03-01T00:00:00Z, 2026-03-08T06:59:59Z, DUE"
        + " 2026-03-08T07:00:00Z",
    "0 30 2 * * ?, 2026-03-08, 2026-03-01T00:00:00Z, 2026-03-09T00:00:00Z, MISSED"
        + " 2026-03-08T07:00:00Z",
    "0 0 3 * * ?, 2026-03-08, 2026-03-01T00:00:00Z, 2026-03-08T06:59:59Z, DUE 2026-03-08T07:00:00Z",
    "0 30 1 * * ?, 2026-11-01, 2026-10-01T00:00:00Z, 2026-11-01T05:29:59Z, DUE"
        + " 2026-11-01T05:30:00Z",
    "0 30 1 * * ?, 2026-11-01, 2026-10-01T00:00:00Z, 2026-11-01T05:30:00Z, MISSED"
        + " 2026-11-01T05:30:00Z",
    "0 0 9 ? * MON, 2026-11-22, 2026-11-01T00:00:00Z, 2026-11-22T20:00:00Z, no line",
  })
  void withoutARunTheFireTimesDecide(
      String cron, LocalDate date, Instant seen, Instant now, String expected) {
    try (Ledger ledger = Ledger.open(Sample.url(folder), Clock.fixed(seen, ZoneOffset.UTC))) {
      ledger.schedules().note("winback", cron, NEW_YORK);

      List<DayLine> lines =
          DayView.of(ledger, date, List.of(new Configured("winback", cron, NEW_YORK)), now);

      assertEquals(expected, shown(lines));
    }
  }

  @Test
  void aScheduleThatWasNeverSeenOrIsAnotherNowIsNotMissed() {
    try (Ledger ledger = ledger(folder)) {
      Configured nine = new Configured("nine", "0 0 9 * * ?", ZoneOffset.UTC);
      Configured ten = new Configured("ten", "0 0 10 * * ?", ZoneOffset.UTC);
      ledger.schedules().note("ten", "0 0 11 * * ?", ZoneOffset.UTC);

      Instant tomorrow = NOON.plusSeconds(86_400);
      assertEquals(
          "no line", shown(DayView.of(ledger, DAY.plusDays(1), List.of(nine, ten), tomorrow)));
    }
  }

  @Test
  void aManualPipelineWithoutARunHasNoLine() {
    try (Ledger ledger = ledger(folder)) {
      assertEquals("no line", shown(DayView.of(ledger, DAY, List.of(MANUAL), NOON)));
    }
  }

  @Test
  void aLaterRunThatDidNothingHidesNoDelivery() {
    try (Ledger ledger = ledger(folder)) {
      delivered(ledger, "winback", file("Winback", 1), file("Vip", 2));
      RunId second = begin(ledger, "winback");
      ledger.runs().end(end(second, RunState.WHOLE, null, held("Aged")));

      DayLine line = DayView.of(ledger, DAY, List.of(MANUAL), NOON).get(0);

      assertEquals(second, line.report().run());
      assertEquals(
          List.of("Aged HELD null", "Vip DELIVERED " + name(2), "Winback DELIVERED " + name(1)),
          segments(line));
    }
  }

  @Test
  void aLaterFailureIsTheLinesStateAndTheDeliveryIsStillThere() {
    try (Ledger ledger = ledger(folder)) {
      delivered(ledger, "winback", file("Winback", 1));
      RunId again = begin(ledger, "winback");
      SegmentOutcome notSent =
          SegmentOutcome.withoutFile(
              "Winback", 5, null, SegmentOutcome.SegmentState.NOT_SENT, Reason.SEGMENT_OWNER.id());
      ledger.runs().end(end(again, RunState.FAILED, Reason.SEGMENT_OWNER, notSent));

      DayLine line = DayView.of(ledger, DAY, List.of(MANUAL), NOON).get(0);

      assertEquals(RunState.FAILED, line.state());
      assertEquals("segment-owner", line.report().reason());
      assertEquals(List.of("Winback DELIVERED " + name(1)), segments(line));
    }
  }

  @Test
  void anEarlierRefusalIsForgottenOnceALaterRunIsWhole() {
    try (Ledger ledger = ledger(folder)) {
      ledger.runs().end(end(begin(ledger, "winback"), RunState.HELD, null, held("Gone")));
      delivered(ledger, "winback", file("Winback", 1));

      DayLine line = DayView.of(ledger, DAY, List.of(MANUAL), NOON).get(0);

      assertEquals(RunState.WHOLE, line.state());
      assertEquals(List.of("Winback DELIVERED " + name(1)), segments(line));
    }
  }

  @Test
  void aCanaryNeitherShowsNorCounts() {
    try (Ledger ledger = ledger(folder)) {
      RunId canary = ledger.runs().begin("winback", DAY, RunKind.CANARY);
      ledger.files().seal(canary, COUNTS, List.of(file("Courier Canary", 1)));
      ledger.runs().end(end(canary, RunState.FAILED, Reason.STALLED));
      Configured nine = new Configured("winback", "0 0 9 * * ?", NEW_YORK);

      assertEquals("DUE 2026-11-22T14:00:00Z", shown(DayView.of(ledger, DAY, List.of(nine), NOON)));
    }
  }

  @Test
  void anApiPipelineShowsItsNewestRunAndNoCanary() {
    try (Ledger ledger = ledger(folder)) {
      ledger.runs().end(end(Api.sealed(ledger, 5), RunState.PARTIAL, null));
      RunId second = Api.sealed(ledger, 7);
      ledger.runs().end(end(second, RunState.ACCEPTED, null));
      ledger.runs().begin("loyalty", DAY, RunKind.CANARY);
      Configured loyalty = new Configured("loyalty", "0 0 9 * * ?", NEW_YORK);

      DayLine line = DayView.of(ledger, DAY, List.of(loyalty), NOON).get(0);

      assertEquals(RunState.ACCEPTED, line.state());
      assertEquals(second, line.report().run());
      assertEquals(7, line.report().users().sent());
      assertEquals(List.of(), segments(line));
    }
  }

  @Test
  void aPipelineThatIsGoneShowsTheDaysThatItRan() {
    try (Ledger ledger = ledger(folder)) {
      delivered(ledger, "zebra", file("Winback", 1));
      begin(ledger, "aged");

      List<DayLine> lines = DayView.of(ledger, DAY, List.of(), NOON);

      assertEquals(List.of("aged", "zebra"), lines.stream().map(DayLine::pipeline).toList());
      assertEquals(List.of(), DayView.of(ledger, DAY.plusDays(1), List.of(), NOON));
    }
  }

  @Test
  void theWorstLineDecides() {
    assertEquals(RunState.WHOLE, DayView.worst(List.of()));
    assertEquals(
        RunState.MISSED,
        DayView.worst(List.of(line(RunState.WHOLE), line(RunState.MISSED), line(RunState.HELD))));
  }

  private static DayLine line(RunState state) {
    return new DayLine("winback", DAY, state, null, null, null);
  }

  private static String shown(List<DayLine> lines) {
    return lines.isEmpty() ? "no line" : lines.get(0).state() + " " + lines.get(0).due();
  }

  private static List<String> segments(DayLine line) {
    RunReport report = line.report();
    return report.segments().stream()
        .map(segment -> segment.name() + " " + segment.state() + " " + segment.file())
        .toList();
  }
}
