package io.attentivecourier.ledger;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryDateHasItsFiresTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvFileSource(resources = "/ledger/fire-times.csv", emptyValue = "")
  void aScheduleIsDueOnADate(String cron, ZoneId zone, LocalDate date, String times) {
    assertEquals(
        times,
        FireTimes.of(cron, zone).on(date).stream().map(Object::toString).collect(joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles, 0 30 2 * * ?",
    "America/New_York, 0 30 1 * * ?",
    "Europe/Berlin, 0 30 2 * * ?",
    "Australia/Lord_Howe, 0 15 2 * * ?",
    "Australia/Lord_Howe, 0 45 1 * * ?",
    "America/Santiago, 0 0 0 * * ?",
    "America/Santiago, 0 30 23 * * ?",
    "Asia/Beirut, 0 30 0 * * ?",
    "America/Nuuk, 0 30 23 * * ?",
    "America/Havana, 0 15 0 * * ?",
    "UTC, 0 30 2 * * ?",
  })
  void aDailyScheduleIsDueOnceOnEachDateOfTwoYears(ZoneId zone, String cron) {
    LocalDate first = LocalDate.of(2026, 1, 1);
    List<LocalDate> dates = new ArrayList<>();
    Instant last = first.plusYears(2).atStartOfDay(zone).toInstant();
    FireTimes times = FireTimes.of(cron, zone);
    Instant due = times.after(first.atStartOfDay(zone).toInstant().minusSeconds(1)).orElseThrow();
    while (due.isBefore(last)) {
      dates.add(LocalDate.ofInstant(due, zone));
      due = times.after(due).orElseThrow();
    }

    assertEquals(first.datesUntil(first.plusYears(2)).toList(), dates);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-08", "2026-11-01", "2026-11-02"})
  void theNextOneIsThatOfTheDate(LocalDate date) {
    FireTimes hourly = FireTimes.of("0 30 * * * ?", NEW_YORK);
    List<Instant> found = new ArrayList<>();
    Instant end = date.plusDays(1).atStartOfDay(NEW_YORK).toInstant();
    Instant due = hourly.after(date.atStartOfDay(NEW_YORK).toInstant()).orElseThrow();
    while (due.isBefore(end)) {
      found.add(due);
      due = hourly.after(due).orElseThrow();
    }

    assertEquals(hourly.on(date), found);
  }

  @Test
  void anHourlyScheduleSkipsAnHourOnBothChanges() {
    FireTimes hourly = FireTimes.of("0 0 * * * ?", NEW_YORK);
    assertEquals(23, hourly.on(LocalDate.parse("2026-03-08")).size());
    assertEquals(24, hourly.on(LocalDate.parse("2026-11-01")).size());
  }

  @Test
  void aScheduleWithoutAFurtherFireHasNoNextOne() {
    FireTimes once = FireTimes.of("0 0 9 22 11 ? 2026", NEW_YORK);
    assertEquals(Optional.empty(), once.after(Instant.parse("2026-11-22T14:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "0 30 2 * * ?, America/New_York, 2027-03-14T02:30 2028-03-12T02:30",
    "0 0/20 2 * * ?, America/New_York, 2027-03-14T02:00 2028-03-12T02:00",
    "0 0 3 * * ?, America/New_York, ''",
    "0 30 2 ? * MON, America/New_York, ''",
    "0 0 0 * * ?, America/Santiago, 2027-09-05T00:00 2028-09-03T00:00",
    "0 30 2 * * ?, UTC, ''",
  })
  void theTimesThatDatesLackAreNamed(String cron, ZoneId zone, String lacking) {
    LocalDate from = LocalDate.of(2026, 11, 26);
    assertEquals(
        lacking,
        FireTimes.of(cron, zone).lacking(from, from.plusYears(2)).stream()
            .map(LocalDateTime::toString)
            .collect(joining(" ")));
  }

  @Test
  void anExpressionThatQuartzCannotReadIsNamed() {
    Exception fault =
        assertThrows(IllegalArgumentException.class, () -> FireTimes.of("at nine", NEW_YORK));

    assertEquals("not a Quartz schedule: at nine", fault.getMessage());
  }
}
