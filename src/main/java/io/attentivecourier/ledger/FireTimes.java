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
 * When a schedule is due: the one answer for the scheduler, for what is caught up, and for the
 * ledger. Quartz itself reads the expression, on a clock that never changes; where the zone's clock
 * changes the date decides, so that no date with a fire is left out. Quartz alone has no 02:30 in
 * New York on the spring change, and none at midnight in Santiago.
 */
public final class FireTimes {
  /** Fires are looked for every 15 s, and what is started then still has its own date. */
  private static final long BEFORE_GAP_SECONDS = 60;

  /** Edits of one process leave what nobody asks for any more. */
  private static final int MOST_KNOWN = 10_000;

  /** An expression is 17 KB, and many pipelines have the same. */
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
   * The fire times of a schedule; the same object for the same schedule, and for any thread.
   *
   * @throws IllegalArgumentException for an expression that Quartz does not read
   */
  public static FireTimes of(String cron, ZoneId zone) {
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(List.of(cron, zone), one -> new FireTimes(cron, zone));
  }

  /** The instants at which it is due on a business date, in order, each once. */
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

  /** The next instant at which it is due; empty where it is never due again. */
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

  /** The local times until a date at which it would fire, were they not left out by the clock. */
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

  /** A date that is left out as a whole is passed over. */
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

  /** The end of a gap where the date still has it, else the minute before the gap. */
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

  /** Whether the clock changes on that date, or at its first or last moment. */
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

  /** As Quartz has them: an hourly schedule has 24 fires in an autumn date's 25 hours. */
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
