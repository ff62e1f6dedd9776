package io.attentivecourier.screen;

import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.pipeline.Retries;
import io.attentivecourier.run.Moment;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds the times to a line of the ledger: late, paused, tried again; in the zone of each pipeline.
 */
public final class TimeNotes {
  private static final Set<RunState> NOT_YET =
      EnumSet.of(RunState.UNCHANGED, RunState.DUE, RunState.RUNNING, RunState.ACCEPTED);

  private final Settings settings;
  private final Map<String, Configured> pipelines;
  private final Retries retries;
  private final PausedText pauses;
  private final Ledger ledger;
  private final Instant now;

  public TimeNotes(Settings settings, List<Configured> pipelines, Ledger ledger, Clock clock) {
    this.settings = settings;
    this.pipelines =
        pipelines.stream().collect(Collectors.toMap(Configured::pipeline, Function.identity()));
    this.retries = new Retries(() -> settings, ledger, run -> false, clock);
    this.now = clock.instant();
    this.pauses = new PausedText(settings, now);
    this.ledger = ledger;
  }

  /** The line as LATE, if it is not whole after its deadline and not worse already. */
  public DayLine orLate(DayLine line) {
    return NOT_YET.contains(line.state()) && isOverdue(line) ? line.in(RunState.LATE) : line;
  }

  /** True if its deadline passed while it was not whole; a missed date stays MISSED and is late. */
  public boolean isLate(DayLine line) {
    return line.state() == RunState.LATE || line.state() == RunState.MISSED && isOverdue(line);
  }

  private boolean isOverdue(DayLine line) {
    return line.canBeLate() && settings.pipeline(line.pipeline()).isPastDeadline(line.date(), now);
  }

  /** The instant for which it tells. */
  Instant now() {
    return now;
  }

  /** The zone of all times that are told. */
  public ZoneId zone() {
    return settings.zone();
  }

  public String time(Instant at) {
    return new Moment(at, zone()).time();
  }

  public String fromNow(Instant at) {
    return new Moment(at, zone()).fromNow(now);
  }

  /** The next try of the line's run, where it is its pipeline's newest of today. */
  public Optional<Retries.NextTry> retry(DayLine line) {
    return Optional.ofNullable(pipelines.get(line.pipeline()))
        .filter(pipeline -> line.report() != null && isToday(line, pipeline))
        .flatMap(retries::next);
  }

  private boolean isToday(DayLine line, Configured pipeline) {
    return line.date().equals(now.atZone(pipeline.zone()).toLocalDate());
  }

  /** In words; the time of a try that is due stands for a `serve` that does not run. */
  public static String text(Retries.NextTry retry) {
    return retry.text() + ", while `serve` runs";
  }

  static Map<String, Object> document(Retries.NextTry retry) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("at", retry.at().toString());
    document.put("until", retry.until().toString());
    return document;
  }

  /** The pause into which the date fell, or that holds on it now. */
  public Optional<Pause> pause(DayLine line) {
    var zone = settings.pipeline(line.pipeline()).zone();
    boolean past = line.date().isBefore(now.atZone(zone).toLocalDate());
    return Optional.ofNullable(line.pause())
        .or(() -> past ? Optional.empty() : pauses.now(ledger.schedules(), line.pipeline()));
  }

  public String text(Pause pause) {
    return pause.isOver()
        ? "%s was paused since %s by %s: %s"
            .formatted(pause.pipeline(), pauses.since(pause), whose(pause), pause.reason())
        : pauses.line(pause);
  }

  private static String whose(Pause pause) {
    return pause.isBySetting() ? "the settings" : pause.who();
  }
}
