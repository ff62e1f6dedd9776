package io.attentivecourier.ledger;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When a schedule fires on a business date, by Quartz itself, as Quartz fires it. In New York on
 * the spring change it has no 02:30, on the autumn change 01:30 once (the second one) and an hourly
 * schedule 24 times in 25 hours.
 */
public final class FireTimes {
  private FireTimes() {}

  /**
   * @return the fire times from the date's first moment in the zone to its last, in order
   * @throws IllegalArgumentException for an expression that Quartz does not read
   */
  public static List<Instant> of(String cron, ZoneId zone, LocalDate date) {
    CronExpression schedule = schedule(cron, zone);
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
    List<Instant> times = new ArrayList<>();
    Instant next = after(schedule, date.atStartOfDay(zone).toInstant().minusSeconds(1));
    while (next.isBefore(end)) {
      times.add(next);
      next = after(schedule, next);
    }
    return times;
  }

  private static Instant after(CronExpression schedule, Instant time) {
    Date next = schedule.getNextValidTimeAfter(Date.from(time));
    return next == null ? Instant.MAX : next.toInstant();
  }

  private static CronExpression schedule(String cron, ZoneId zone) {
    try {
      CronExpression schedule = new CronExpression(cron);
      schedule.setTimeZone(TimeZone.getTimeZone(zone));
      return schedule;
    } catch (ParseException fault) {
      throw new IllegalArgumentException("not a Quartz schedule: " + cron, fault);
    }
  }
}
