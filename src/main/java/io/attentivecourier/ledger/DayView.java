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

/** A business date at a glance: what was due, and what became of it. Canaries never show. */
public final class DayView {
  private DayView() {}

  /**
   * A pipeline of the home.
   *
   * @param cron its Quartz expression, or null: manual
   * @param disabledBy the setting that pauses it, or null
   */
  public record Configured(String pipeline, String cron, ZoneId zone, String disabledBy) {
    /** One that no setting pauses. */
    public Configured(String pipeline, String cron, ZoneId zone) {
      this(pipeline, cron, zone, null);
    }
  }

  /**
   * One line per pipeline that ran or was due on that date, in order of name.
   *
   * <p>A pipeline that ran shows its newest run, with each segment by its newest delivery of that
   * date: a later run that did nothing hides none. Without a run it is MISSED when a fire time
   * passed that lies after the ledger first saw this very schedule, PAUSED when its fires fell into
   * a pause, else DUE when one lies ahead. A fire time counts as passed at its very moment, before
   * its run can have begun: who alerts on MISSED waits a little.
   */
  public static List<DayLine> of(
      LedgerReader ledger, LocalDate date, List<Configured> pipelines, Instant now) {
    Map<String, DayLine> lines = new TreeMap<>();
    Map<String, Pause> paused = new TreeMap<>();
    DueDates due = new DueDates(ledger, pipelines, now);
    for (Configured one : pipelines) {
      due.line(one, date).ifPresent(line -> lines.put(line.pipeline(), line));
      due.pause(one, date).ifPresent(pause -> paused.put(one.pipeline(), pause));
    }
    runsByPipeline(ledger, date)
        .forEach((name, runs) -> lines.put(name, runLine(name, date, runs, paused.get(name))));
    return List.copyOf(lines.values());
  }

  /** The lines of pipelines that did not run on that date; none where nothing was due. */
  public static List<DayLine> due(
      LedgerReader ledger, LocalDate date, List<Configured> pipelines, Instant now) {
    DueDates due = new DueDates(ledger, pipelines, now);
    return pipelines.stream().flatMap(one -> due.line(one, date).stream()).toList();
  }

  /** Whether every fire of a date fell into a pause so far, by the schedule last seen. */
  public static boolean fellIntoPause(
      LedgerReader ledger, String pipeline, LocalDate date, Instant now) {
    ScheduleRepository.SeenSchedule seen = ledger.schedule(pipeline).orElse(null);
    if (seen == null || seen.cron() == null) {
      return ledger.pauses().now(pipeline).isPresent();
    }
    Configured configured = new Configured(pipeline, seen.cron(), seen.zone());
    return new DueDates(ledger, List.of(), now).pause(configured, date).isPresent();
  }

  /** The worst of the lines; {@link RunState#WHOLE} where there are none. */
  public static RunState worst(List<DayLine> lines) {
    return RunState.worst(lines.stream().map(DayLine::state).toList());
  }

  private static Map<String, List<RunReport>> runsByPipeline(LedgerReader ledger, LocalDate date) {
    Map<String, List<RunReport>> runs = new TreeMap<>();
    for (RunReport run : ledger.runs(date)) {
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
    RunReport whole =
        new RunReport(
            newest.run(),
            newest.kind(),
            newest.state(),
            newest.reason(),
            newest.planned(),
            newest.late(),
            newest.counts(),
            segments(runs),
            newest.message());
    return new DayLine(pipeline, date, newest.state(), whole, null, pause);
  }

  /** The newest run's segments, save where a delivery of the date is known: the newest of those. */
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

  /** A segment that spans files has an outcome for each. */
  private static Map<String, List<SegmentOutcome>> byName(List<SegmentOutcome> segments) {
    Map<String, List<SegmentOutcome>> names = new TreeMap<>();
    for (SegmentOutcome segment : segments) {
      names.computeIfAbsent(segment.name(), first -> new ArrayList<>()).add(segment);
    }
    return names;
  }

  /** What was due on a date as of some instant, whatever ran. */
  private static final class DueDates {
    private final Map<String, ScheduleRepository.SeenSchedule> sightings;
    private final Pause.Pauses pauses;
    private final Instant now;

    DueDates(LedgerReader ledger, List<Configured> pipelines, Instant now) {
      this.sightings = ledger.schedules();
      this.pauses = withSettings(ledger.pauses(), pipelines, now);
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

    /** The line of a date without a run; empty where nothing was due and nothing will be. */
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

    /** The pause into which every fire of the date fell so far. */
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

    /** A later fire of the date counts again once the pipeline is resumed. */
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
