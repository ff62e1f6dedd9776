package io.attentivecourier.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** An instant in a pipeline's zone, as an operator reads it. */
public record Moment(Instant at, ZoneId zone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final long MINUTES_OF_TWO_HOURS = 120;
  private static final long HOURS_OF_TWO_DAYS = 48;

  /** Its time of day. */
  public String time() {
    return TIME.format(local(at));
  }

  /** Its time of day, with its date where that is not today, and how long from now. */
  public String fromNow(Instant now) {
    boolean today = local(at).toLocalDate().equals(local(now).toLocalDate());
    return (today ? TIME : DATE).format(local(at)) + " (" + distance(now) + ")";
  }

  private LocalDateTime local(Instant time) {
    return LocalDateTime.ofInstant(time, zone);
  }

  private String distance(Instant now) {
    Duration distance = Duration.between(now, at);
    if (distance.abs().toMinutes() == 0) {
      return "now";
    }
    return distance.isNegative() ? length(distance.negated()) + " ago" : "in " + length(distance);
  }

  private static String length(Duration length) {
    if (length.toMinutes() < MINUTES_OF_TWO_HOURS) {
      return length.toMinutes() + " min";
    }
    return length.toHours() < HOURS_OF_TWO_DAYS
        ? length.toHours() + " h"
        : length.toDays() + " days";
  }
}
