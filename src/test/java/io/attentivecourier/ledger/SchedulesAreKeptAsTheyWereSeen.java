package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesAreKeptAsTheyWereSeen {
  private static final String NINE = "0 0 9 * * ?";
  private static final String TEN = "0 0 10 * * ?";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @TempDir private Path folder;

  @Test
  void theSameScheduleKeepsItsFirstSighting() {
    see(1, NINE, NEW_YORK);

    assertEquals(sighting(NINE, NEW_YORK, 1), see(2, NINE, NEW_YORK));
  }

  @Test
  void anotherCronAnotherZoneOrNoneIsANewSighting() {
    see(1, NINE, NEW_YORK);

    assertEquals(sighting(TEN, NEW_YORK, 2), see(2, TEN, NEW_YORK));
    assertEquals(sighting(TEN, ZoneId.of("UTC"), 3), see(3, TEN, ZoneId.of("UTC")));
    assertEquals(sighting(null, null, 4), see(4, null, null));
    assertEquals(sighting(null, null, 4), see(5, null, NEW_YORK));
    assertEquals(sighting(TEN, NEW_YORK, 6), see(6, TEN, NEW_YORK));
  }

  @Test
  void eachPipelineHasItsOwn() {
    see(1, NINE, NEW_YORK);
    try (Ledger ledger = Sample.ledger(folder)) {
      ledger.schedules().note("other", TEN, NEW_YORK);

      assertEquals(
          Map.of(
              "winback",
              sighting(NINE, NEW_YORK, 1),
              "other",
              new ScheduleRepository.SeenSchedule(TEN, NEW_YORK, Sample.NOON)),
          ledger.schedules().seen());
    }
  }

  private ScheduleRepository.SeenSchedule see(int hour, String cron, ZoneId zone) {
    Clock clock = Clock.fixed(at(hour), ZoneOffset.UTC);
    try (Ledger ledger = Ledger.open(Sample.url(folder), clock)) {
      ledger.schedules().note("winback", cron, zone);
      return ledger.schedules().seen().get("winback");
    }
  }

  private static ScheduleRepository.SeenSchedule sighting(String cron, ZoneId zone, int hour) {
    return new ScheduleRepository.SeenSchedule(cron, zone, at(hour));
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-11-22T00:00:00Z").plusSeconds(3600L * hour);
  }
}
