package io.attentivecourier.ledger;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/**
 * Calculates the instants at which a schedule is due. It is the one answer for the scheduler, for
 * runs that are caught up, and for the ledger. Quartz itself reads the expression, on a clock that
 * never changes. If the zone's clock changes, the date decides, so that no date with a fire is left
 * out. Quartz alone has no 02:30 in New York on the spring change, and no midnight in Santiago.
 */
public final class FireTimes {
  /**
   * The scheduler looks for fires every 15 s, so a fire 60 s before a gap still starts on its own
   * date.
   */
  private static final long BEFORE_GAP_SECONDS = 60;

  /** Limits {@link #KNOWN}: edits during one process leave schedules that are not used any more. */
  private static final int MOST_KNOWN = 10_000;

  /**
   * Equal schedules share one object, because an expression is 17 KB and many pipelines have the
   * same one.
   */
  private static final Map<List<Object>, FireTimes> KNOWN = new ConcurrentHashMap<>();

  private final String cron;
  private final ZoneId zone;
  private final CronExpression local;
  private volatile Day day = new Day(LocalDate.MIN, List.of());

  private FireTimes(String cron, ZoneId zone) {
    this.cron = cron;
    this.zone = zone;
    this.local = schedule(cron, ZoneOffset.UTC);
  }

  private record Day(LocalDate date, List<Instant> fires) {}

  /**
   * Returns the fire times of a schedule. Equal schedules share one object, and any thread may use
   * it.
   *
   * @throws IllegalArgumentException if Quartz cannot read the expression
   */
  public static FireTimes of(String cron, ZoneId zone) {
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(List.of(cron, zone), one -> new FireTimes(cron, zone));
  }

  /** The instants at which the schedule is due on a business date, in order, each once. */
  public List<Instant> on(LocalDate date) {
    Day asked = day;
    if (!asked.date().equals(date)) {
      asked = new Day(date, fires(date));
      day = asked;
    }
    return asked.fires();
  }

  private List<Instant> fires(LocalDate date) {
    List<LocalDateTime> fires = localFires(date);
    Stream<Instant> times =
        fires.size() > 1 && fires.stream().anyMatch(this::isTwice)
            ? quartzFires(date).stream()
            : fires.stream().map(this::due);
    return times.filter(time -> isOf(date, time)).sorted().distinct().toList();
  }

  /** The next instant at which the schedule is due; empty if it is never due again. */
  public Optional<Instant> after(Instant time) {
    LocalDate date = LocalDate.ofInstant(time, zone);
    LocalDateTime from = LocalDateTime.ofInstant(time, zone);
    if (changesOn(date)) {
      Optional<Instant> sameDate = first(date, time);
      if (sameDate.isPresent()) {
        return sameDate;
      }
      from = lastSecond(date);
    }
    return next(from).flatMap(this::dueFirst);
  }

  /**
   * The local times that the clock skips although the schedule would fire at them. From one date
   * until before another, each change of the clock gives at most one, the first.
   */
  public List<LocalDateTime> lacking(LocalDate from, LocalDate until) {
    List<LocalDateTime> lacking = new ArrayList<>();
    ZoneOffsetTransition change = changeAfter(from.atStartOfDay(zone).toInstant());
    while (change != null && change.getDateTimeBefore().toLocalDate().isBefore(until)) {
      if (change.isGap()) {
        next(change.getDateTimeBefore().minusSeconds(1))
            .filter(change.getDateTimeAfter()::isAfter)
            .ifPresent(lacking::add);
      }
      change = changeAfter(change.getInstant());
    }
    return lacking;
  }

  private ZoneOffsetTransition changeAfter(Instant time) {
    return zone.getRules().nextTransition(time);
  }

  /**
   * The first instant that is due from a local fire on. It passes over a date that the clock leaves
   * out as a whole.
   */
  private Optional<Instant> dueFirst(LocalDateTime fire) {
    if (!changesOn(fire.toLocalDate())) {
      return Optional.of(due(fire));
    }
    LocalDate date = fire.toLocalDate();
    return on(date).stream().findFirst().or(() -> next(lastSecond(date)).flatMap(this::dueFirst));
  }

  private Optional<Instant> first(LocalDate date, Instant after) {
    return on(date).stream().filter(due -> due.isAfter(after)).findFirst();
  }

  /**
   * The instant of a local fire. In a gap that is the end of the gap if the date still has it, else
   * the minute before the gap.
   */
  private Instant due(LocalDateTime fire) {
    ZoneOffsetTransition change = zone.getRules().getTransition(fire);
    if (change == null || !change.isGap()) {
      return fire.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
    return change.getDateTimeAfter().toLocalDate().equals(fire.toLocalDate())
        ? change.getInstant()
        : change.getInstant().minusSeconds(BEFORE_GAP_SECONDS);
  }

  private boolean isTwice(LocalDateTime fire) {
    return zone.getRules().getValidOffsets(fire).size() > 1;
  }

  /** True if the clock changes on that date, or at its first or last moment. */
  private boolean changesOn(LocalDate date) {
    ZoneOffsetTransition change = changeAfter(date.atStartOfDay(zone).toInstant().minusSeconds(1));
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
    return change != null && !change.getInstant().isAfter(end);
  }

  private boolean isOf(LocalDate date, Instant time) {
    return LocalDate.ofInstant(time, zone).equals(date);
  }

  private List<LocalDateTime> localFires(LocalDate date) {
    List<LocalDateTime> fires = new ArrayList<>();
    Optional<LocalDateTime> fire = next(date.atStartOfDay().minusSeconds(1));
    while (fire.isPresent() && fire.get().toLocalDate().equals(date)) {
      fires.add(fire.get());
      fire = next(fire.get());
    }
    return fires;
  }

  private Optional<LocalDateTime> next(LocalDateTime time) {
    return next(local, time.toInstant(ZoneOffset.UTC))
        .map(next -> LocalDateTime.ofInstant(next, ZoneOffset.UTC));
  }

  /**
   * The fires as Quartz calculates them in the zone: an hourly schedule has 24 fires in the 25
   * hours of an autumn date.
   */
  private List<Instant> quartzFires(LocalDate date) {
    List<Instant> fires = new ArrayList<>();
    CronExpression inZone = schedule(cron, zone);
    Instant start = date.atStartOfDay(zone).toInstant();
    Optional<Instant> fire = next(inZone, start.minusSeconds(1));
    while (fire.isPresent() && isOf(date, fire.get())) {
      fires.add(fire.get());
      fire = next(inZone, fire.get());
    }
    return fires;
  }

  private static Optional<Instant> next(CronExpression schedule, Instant time) {
    return Optional.ofNullable(schedule.getNextValidTimeAfter(Date.from(time)))
        .map(Date::toInstant);
  }

  private static LocalDateTime lastSecond(LocalDate date) {
    return date.atTime(LocalTime.of(23, 59, 59));
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
