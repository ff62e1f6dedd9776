package io.attentivecourier.ledger;

import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Shows one business date at a glance: what was due, and what became of it. Canaries are never
 * shown.
 */
public final class DayView {
  private DayView() {}

  /**
   * A pipeline of the home.
   *
   * @param cron its Quartz expression; null for a manual pipeline
   * @param disabledBy the setting that pauses it, or null
   */
  public record Configured(String pipeline, String cron, ZoneId zone, String disabledBy) {
    /** A pipeline that no setting pauses. */
    public Configured(String pipeline, String cron, ZoneId zone) {
      this(pipeline, cron, zone, null);
    }
  }

  /**
   * Returns one line per pipeline that ran or was due on that date, in order of name.
   *
   * <p>A pipeline that ran shows its newest run, and for each segment its newest delivery of that
   * date: a later run that did nothing hides no delivery. A pipeline without a run is MISSED if a
   * fire time passed that lies after the ledger first saw exactly this schedule, and in no pause.
   * Else it is DUE if a fire time lies ahead and no pause lasts. Else it is PAUSED if a fire time
   * lies ahead, or its fires so far fell into a pause. A fire time counts as passed at its exact
   * instant, before its run can have begun, so a caller that alerts on MISSED waits a little.
   */
  public static List<DayLine> of(
      Ledger ledger, LocalDate date, List<Configured> pipelines, Instant now) {
    return of(ledger, date, pipelines, ledger.reports().on(date), now);
  }

  /**
   * @param runs all of that date, in the order in which they began
   */
  static List<DayLine> of(
      Ledger ledger,
      LocalDate date,
      List<Configured> pipelines,
      List<RunReport> runs,
      Instant now) {
    Map<String, DayLine> lines = new TreeMap<>();
    Map<String, Pause> paused = new TreeMap<>();
    DueDates due = new DueDates(ledger, pipelines, now);
    for (Configured one : pipelines) {
      due.line(one, date).ifPresent(line -> lines.put(line.pipeline(), line));
      due.pause(one, date).ifPresent(pause -> paused.put(one.pipeline(), pause));
    }
    byPipeline(runs)
        .forEach((name, own) -> lines.put(name, runLine(name, date, own, paused.get(name))));
    return List.copyOf(lines.values());
  }

  /**
   * Returns the lines of the given pipelines, which did not run on that date. A pipeline has no
   * line if nothing was due and nothing will be.
   */
  public static List<DayLine> due(
      Ledger ledger, LocalDate date, List<Configured> pipelines, Instant now) {
    DueDates due = new DueDates(ledger, pipelines, now);
    return pipelines.stream().flatMap(one -> due.line(one, date).stream()).toList();
  }

  /**
   * True if a fire of the date has passed and every one so far fell into a pause, by the schedule
   * last seen. A pipeline without a schedule counts if it is paused now.
   */
  public static boolean fellIntoPause(Ledger ledger, String pipeline, LocalDate date, Instant now) {
    ScheduleRepository.SeenSchedule seen = ledger.schedules().seen(pipeline).orElse(null);
    if (seen == null || seen.cron() == null) {
      return ledger.schedules().pauses().now(pipeline).isPresent();
    }
    Configured configured = new Configured(pipeline, seen.cron(), seen.zone());
    return new DueDates(ledger, List.of(), now).pause(configured, date).isPresent();
  }

  /** The worst state of the lines; {@link RunState#WHOLE} if there are none. */
  public static RunState worst(List<DayLine> lines) {
    return RunState.worst(lines.stream().map(DayLine::state).toList());
  }

  private static Map<String, List<RunReport>> byPipeline(List<RunReport> all) {
    Map<String, List<RunReport>> runs = new TreeMap<>();
    for (RunReport run : all) {
      if (run.kind() != RunKind.CANARY) {
        runs.computeIfAbsent(run.run().pipeline(), first -> new ArrayList<>()).add(run);
      }
    }
    return runs;
  }

  private static DayLine runLine(
      String pipeline, LocalDate date, List<RunReport> runs, Pause pause) {
    RunReport newest = runs.get(runs.size() - 1);
    if (newest.kind().isApi()) {
      return new DayLine(pipeline, date, newest.state(), newest, null, pause);
    }
    RunReport whole = newest.of(segments(runs));
    return new DayLine(pipeline, date, newest.state(), whole, null, pause);
  }

  /**
   * The segments of the newest run. A segment that was delivered on that date has its newest
   * delivery instead.
   */
  private static List<SegmentOutcome> segments(List<RunReport> runs) {
    Map<String, List<SegmentOutcome>> segments = new TreeMap<>();
    byName(runs.get(runs.size() - 1).segments()).forEach(segments::put);
    for (RunReport run : runs) {
      byName(run.segments().stream().filter(DayView::isDelivered).toList()).forEach(segments::put);
    }
    return segments.values().stream().flatMap(List::stream).toList();
  }

  private static boolean isDelivered(SegmentOutcome segment) {
    return segment.state() == SegmentOutcome.SegmentState.DELIVERED;
  }

  /** Groups outcomes by segment. A segment that spans several files has an outcome for each. */
  private static Map<String, List<SegmentOutcome>> byName(List<SegmentOutcome> segments) {
    Map<String, List<SegmentOutcome>> names = new TreeMap<>();
    for (SegmentOutcome segment : segments) {
      names.computeIfAbsent(segment.name(), first -> new ArrayList<>()).add(segment);
    }
    return names;
  }

  /** Finds what was due on a date as of one instant, whatever ran. */
  private static final class DueDates {
    private final Map<String, ScheduleRepository.SeenSchedule> sightings;
    private final Pause.Pauses pauses;
    private final Instant now;

    DueDates(Ledger ledger, List<Configured> pipelines, Instant now) {
      this.sightings = ledger.schedules().seen();
      this.pauses = withSettings(ledger.schedules().pauses(), pipelines, now);
      this.now = now;
    }

    private static Pause.Pauses withSettings(
        Pause.Pauses noted, List<Configured> pipelines, Instant now) {
      Pause.Pauses pauses = noted;
      for (Configured one : pipelines) {
        Instant today = LocalDate.ofInstant(now, one.zone()).atStartOfDay(one.zone()).toInstant();
        pauses = pauses.withSetting(one.pipeline(), one.disabledBy(), today, now);
      }
      return pauses;
    }

    /** The line of a date without a run; empty if nothing was due and nothing will be. */
    Optional<DayLine> line(Configured pipeline, LocalDate date) {
      List<Instant> fires = fires(pipeline, date);
      Optional<Instant> missed =
          fires.stream().filter(fire -> isPast(fire) && isMissed(pipeline, fire)).findFirst();
      if (missed.isPresent()) {
        return missed.map(fire -> line(pipeline, date, RunState.MISSED, fire, null));
      }
      return pause(pipeline, fires)
          .map(pause -> paused(pipeline, date, fires, pause))
          .or(() -> ahead(pipeline, date, fires));
    }

    /**
     * The pause into which every fire of the date fell so far; empty if one fell outside, or none
     * has passed.
     */
    Optional<Pause> pause(Configured pipeline, LocalDate date) {
      return pause(pipeline, fires(pipeline, date));
    }

    private Optional<Pause> pause(Configured pipeline, List<Instant> fires) {
      List<Instant> past = fires.stream().filter(this::isPast).toList();
      boolean all = past.stream().allMatch(fire -> at(pipeline, fire).isPresent());
      return all ? past.stream().findFirst().flatMap(fire -> at(pipeline, fire)) : Optional.empty();
    }

    private Optional<Pause> at(Configured pipeline, Instant fire) {
      return pauses.at(pipeline.pipeline(), fire);
    }

    private static List<Instant> fires(Configured pipeline, LocalDate date) {
      return pipeline.cron() == null
          ? List.of()
          : FireTimes.of(pipeline.cron(), pipeline.zone()).on(date);
    }

    private boolean isPast(Instant fire) {
      return !fire.isAfter(now);
    }

    private boolean isMissed(Configured pipeline, Instant fire) {
      ScheduleRepository.SeenSchedule sighting = sightings.get(pipeline.pipeline());
      return sighting != null
          && sighting.isOf(pipeline.cron(), pipeline.zone())
          && fire.isAfter(sighting.since())
          && at(pipeline, fire).isEmpty();
    }

    /**
     * The line of a date whose fires so far fell into a pause. A later fire of the date counts
     * again once the pipeline is resumed.
     */
    private DayLine paused(Configured pipeline, LocalDate date, List<Instant> fires, Pause pause) {
      return ahead(pipeline, date, fires)
          .filter(next -> next.state() == RunState.DUE)
          .orElseGet(() -> line(pipeline, date, RunState.PAUSED, fires.get(0), pause));
    }

    private Optional<DayLine> ahead(Configured pipeline, LocalDate date, List<Instant> fires) {
      Optional<Pause> lasting = pauses.now(pipeline.pipeline());
      RunState state = lasting.isPresent() ? RunState.PAUSED : RunState.DUE;
      return fires.stream()
          .filter(fire -> !isPast(fire))
          .findFirst()
          .map(fire -> line(pipeline, date, state, fire, lasting.orElse(null)));
    }

    private static DayLine line(
        Configured pipeline, LocalDate date, RunState state, Instant due, Pause pause) {
      return new DayLine(pipeline.pipeline(), date, state, null, due, pause);
    }
  }
}
