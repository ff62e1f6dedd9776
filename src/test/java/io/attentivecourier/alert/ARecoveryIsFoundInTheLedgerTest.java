package io.attentivecourier.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunEnd;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedule is 09:15 UTC, first seen on the 21st at noon. */
class ARecoveryIsFoundInTheLedgerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), new Settable());
    ledger.schedules().note("winback", "0 15 9 * * ?", ZoneOffset.UTC);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private RunId run(LocalDate date, String time, RunKind kind, RunState... ends) {
    now = Instant.parse(date + "T" + time + ":00Z");
    RunId run = ledger.runs().begin("winback", date, kind);
    for (RunState state : ends) {
      ledger
          .runs()
          .end(new RunEnd(run, state, null, false, RunReport.Counts.NONE, List.of(), "ended"));
    }
    return run;
  }

  private Optional<String> before(LocalDate date, String time, RunState... ends) {
    RunId run = run(date, time, RunKind.SEGMENTS, ends);
    return new Recoveries(ledger).before(ledger.reports().of(run).orElseThrow());
  }

  @Test
  void afterAFailedOrHeldRunOfAnyDate() {
    run(DAY, "09:15", RunKind.SEGMENTS, RunState.FAILED);
    assertEquals(Optional.of("FAILED"), before(DAY, "09:30", RunState.WHOLE));
    assertEquals(Optional.empty(), before(DAY, "10:00", RunState.WHOLE), "it is told once");
    run(DAY, "11:00", RunKind.SEGMENTS, RunState.HELD);
    assertEquals(Optional.of("HELD"), before(DAY.plusDays(1), "09:15", RunState.WHOLE));
  }

  @Test
  void ofTheSameRunThatIsDeliveredAtALaterTry() {
    assertEquals(Optional.of("FAILED"), before(DAY, "09:15", RunState.FAILED, RunState.WHOLE));
  }

  @Test
  void neitherACanaryNorADateWithNothingNewComesBetween() {
    run(DAY, "09:15", RunKind.SEGMENTS, RunState.FAILED);
    run(DAY, "09:20", RunKind.CANARY, RunState.WHOLE);
    run(DAY, "09:25", RunKind.SEGMENTS, RunState.UNCHANGED);
    assertEquals(Optional.of("FAILED"), before(DAY, "09:30", RunState.WHOLE));
  }

  @Test
  void afterADateThatWasMissed() {
    assertEquals(Optional.of("MISSED"), before(DAY, "10:00", RunState.WHOLE), "by hand, too late");
    assertEquals(
        Optional.of("MISSED"), before(DAY.plusDays(2), "09:15", RunState.WHOLE), "a day without");
    assertEquals(Optional.empty(), before(DAY.plusDays(2), "12:00", RunState.WHOLE));
  }

  @Test
  void notWhereNothingWasWrong() {
    assertEquals(Optional.empty(), before(DAY, "09:15", RunState.WHOLE), "the first of all");
    assertEquals(Optional.empty(), before(DAY.plusDays(1), "09:16", RunState.WHOLE));
  }

  private final class Settable extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
