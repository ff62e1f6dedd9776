package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FireTimesAreQuartzsOwn {
  private static final LocalDate SPRING = LocalDate.parse("2026-03-08");
  private static final LocalDate AUTUMN = LocalDate.parse("2026-11-01");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      emptyValue = "",
      value = {
        "0 15 9 * * ?, 2026-11-22, America/New_York, 2026-11-22T14:15:00Z",
        "0 0 0 * * ?, 2026-11-22, UTC, 2026-11-22T00:00:00Z",
        "59 59 23 * * ?, 2026-11-22, UTC, 2026-11-22T23:59:59Z",
        "0 0 9 ? * MON, 2026-11-22, UTC, ''",
        "0 0 9 22 11 ? 2025, 2026-11-22, UTC, ''",
        "0 30 2 * * ?, 2026-03-08, America/New_York, ''",
        "0 30 3 * * ?, 2026-03-08, America/New_York, 2026-03-08T07:30:00Z",
        "0 30 1 * * ?, 2026-11-01, America/New_York, 2026-11-01T06:30:00Z",
        "0 30 2 * * ?, 2026-11-01, America/New_York, 2026-11-01T07:30:00Z",
        "0 0 0 * * ?, 2026-09-06, America/Santiago, ''",
        "0 0 9 * * ?, 2026-11-22, Pacific/Auckland, 2026-11-21T20:00:00Z",
      })
  void aScheduleFiresOnADate(String cron, LocalDate date, ZoneId zone, String times) {
    assertEquals(
        times,
        FireTimes.of(cron, zone, date).stream()
            .map(Object::toString)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void anHourlyScheduleSkipsAnHourOnBothChanges() {
    assertEquals(23, FireTimes.of("0 0 * * * ?", NEW_YORK, SPRING).size());
    assertEquals(24, FireTimes.of("0 0 * * * ?", NEW_YORK, AUTUMN).size());
  }

  @Test
  void anExpressionThatQuartzCannotReadIsNamed() {
    Exception fault =
        assertThrows(
            IllegalArgumentException.class, () -> FireTimes.of("at nine", NEW_YORK, SPRING));

    assertEquals("not a Quartz schedule: at nine", fault.getMessage());
  }
}
