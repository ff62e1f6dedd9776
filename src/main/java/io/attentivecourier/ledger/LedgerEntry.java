package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the ledger has of one pipeline and date.
 *
 * @param line its state; the segments in it by their newest delivery
 * @param runs the runs of that date that it tells of, in order; empty where nothing ran
 */
public record LedgerEntry(DayLine line, List<RunRecord> runs) {
  public LedgerEntry {
    runs = List.copyOf(runs);
  }

  /** The entries of a date, as {@link DayView#of} has its lines. */
  public static List<LedgerEntry> on(
      Ledger ledger, LocalDate date, List<DayView.Configured> pipelines, Instant now) {
    return of(ledger, date, pipelines, runsOn(ledger, date), now);
  }

  /**
   * The same of runs that were read before.
   *
   * @param runs as of {@link #runsOn}
   */
  public static List<LedgerEntry> of(
      Ledger ledger,
      LocalDate date,
      List<DayView.Configured> pipelines,
      List<RunRecord> runs,
      Instant now) {
    Map<String, List<RunRecord>> byPipeline =
        runs.stream().collect(Collectors.groupingBy(run -> run.report().run().pipeline()));
    List<RunReport> reports = runs.stream().map(RunRecord::report).toList();
    return DayView.of(ledger, date, pipelines, reports, now).stream()
        .map(line -> new LedgerEntry(line, byPipeline.getOrDefault(line.pipeline(), List.of())))
        .toList();
  }

  /** An entry a run of that date: also canaries, and runs that a later one replaced. */
  public static List<LedgerEntry> everyRunOn(Ledger ledger, LocalDate date) {
    return runsOn(ledger, date).stream().map(LedgerEntry::of).toList();
  }

  /** All runs of a date, canaries too, in the order in which they began. */
  public static List<RunRecord> runsOn(Ledger ledger, LocalDate date) {
    return ledger.reports().on(date).stream().map(run -> RunRecord.of(ledger, run)).toList();
  }

  /** The same in another state. */
  public LedgerEntry in(DayLine other) {
    return new LedgerEntry(other, runs);
  }

  /** One run by itself, as it ended. */
  public static LedgerEntry of(RunRecord run) {
    RunReport report = run.report();
    RunId id = report.run();
    return new LedgerEntry(
        new DayLine(id.pipeline(), id.date(), report.state(), report, null, null), List.of(run));
  }

  /** The newest run with the segments of the line; empty where nothing ran. */
  public Optional<RunRecord> newest() {
    return runs.stream()
        .filter(one -> one.report().run().equals(line.report().run()))
        .findFirst()
        .map(one -> one.with(line.report()));
  }

  /** The same with some of its segments. */
  public LedgerEntry of(List<SegmentOutcome> some) {
    RunReport report = line.report().of(some);
    return new LedgerEntry(line.with(report), runs);
  }

  /** The acts of operators on any of its runs, in order. */
  public List<Act> acts() {
    return runs.stream().flatMap(run -> run.acts().stream()).toList();
  }

  /** Its rows, the worst segment first. */
  public List<LedgerRow> rows() {
    if (line.report() == null || line.report().segments().isEmpty()) {
      return List.of(new LedgerRow(line, newest().orElse(null), null));
    }
    return line.report().segments().stream()
        .map(one -> new LedgerRow(line, deliverer(one).or(this::newest).orElseThrow(), one))
        .sorted(Comparator.comparing(LedgerRow::badness).reversed())
        .toList();
  }

  /** A later run that did nothing lists the segment too; it is not the one to send again. */
  private Optional<RunRecord> deliverer(SegmentOutcome segment) {
    return runs.stream()
        .filter(run -> run.times().deliveredAt().containsKey(String.valueOf(segment.file())))
        .reduce((first, second) -> second);
  }

  /**
   * A date without a run, a run of people, or a segment of a run.
   *
   * @param run the run that delivered the segment, else the newest one; null where nothing ran
   * @param segment null where nothing ran, and of a run without segments
   */
  public record LedgerRow(DayLine line, RunRecord run, SegmentOutcome segment) {

    public RunState weight() {
      return segment == null ? line.state() : segment.state().weight();
    }

    /** How bad it is; all that is good is equal, so that it stays in its order. */
    RunState badness() {
      return weight().exitCode() == 0 ? RunState.WHOLE : weight();
    }

    /** The run's id; the date and pipeline where nothing ran. */
    public String id() {
      return run == null ? line.date() + "." + line.pipeline() : run.report().run().toString();
    }

    public Optional<Instant> startedAt() {
      return Optional.ofNullable(run).map(one -> one.times().startedAt());
    }

    public Optional<Duration> took() {
      return Optional.ofNullable(run).flatMap(one -> one.times().took());
    }

    /** When the segment's file was under its name at the receiver. */
    public Optional<Instant> deliveredAt() {
      return Optional.ofNullable(segment)
          .map(SegmentOutcome::file)
          .map(file -> run.times().deliveredAt().get(file));
    }

    /** True for a list that the receiver had none of before. */
    public boolean isFirstList() {
      return segment != null
          && segment.state() == SegmentOutcome.SegmentState.DELIVERED
          && run.isFirst(segment);
    }
  }
}
