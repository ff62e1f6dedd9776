package io.attentivecourier.ledger;

import io.attentivecourier.ledger.FileRepository.Stand;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds the report of a run as the ledger knows it: its files by their newest steps, the rest by
 * its newest end.
 */
public final class RunReports {
  private static final Sql.Row<RunId> ID = row -> RunId.parse(row.getString("id"));

  private final Database database;

  RunReports(Database database) {
    this.database = database;
  }

  /** The report of a run; empty if it was never begun. */
  public Optional<RunReport> of(RunId run) {
    return first("SELECT id FROM run WHERE id = ?", run);
  }

  /**
   * The pipeline's newest run of a date, of any kind but a canary, which is no run of the pipeline.
   */
  public Optional<RunReport> newest(String pipeline, LocalDate date) {
    return first(
        "SELECT id FROM run WHERE pipeline = ? AND date = ? AND kind <> ?"
            + " ORDER BY seq DESC LIMIT 1",
        pipeline,
        date,
        RunKind.CANARY);
  }

  /**
   * The newest run of a pipeline and date.
   *
   * @param kind null for every kind, canaries included
   */
  public Optional<RunReport> newestOfKind(String pipeline, LocalDate date, RunKind kind) {
    return first(
        "SELECT id FROM run WHERE pipeline = ? AND date = ? AND kind = ifnull(?, kind)"
            + " ORDER BY seq DESC LIMIT 1",
        pipeline,
        date,
        kind);
  }

  /** The pipeline's newest run of any date, and of any kind but a canary. */
  public Optional<RunReport> last(String pipeline) {
    return first(
        "SELECT id FROM run WHERE pipeline = ? AND kind <> ? ORDER BY seq DESC LIMIT 1",
        pipeline,
        RunKind.CANARY);
  }

  private Optional<RunReport> first(String runs, Object... values) {
    return reports(runs, values).stream().findFirst();
  }

  /** What happened within a run, step by step. */
  public RunDetail detail(RunId run) {
    return database.read(sql -> RunDetail.of(sql, run));
  }

  /** All runs of a date, canaries included, in the order in which they began. */
  public List<RunReport> on(LocalDate date) {
    return reports("SELECT id FROM run WHERE date = ? ORDER BY seq", date);
  }

  private List<RunReport> reports(String runs, Object... values) {
    return database.read(
        sql -> {
          List<RunReport> reports = new ArrayList<>();
          for (RunId run : sql.rows(ID, runs, values)) {
            reports.add(report(sql, run));
          }
          return reports;
        });
  }

  /**
   * The counts of an API run's people by what became of them so far; empty for a run of another
   * kind, or one that was never begun.
   */
  public Optional<RunReport.Users> users(RunId run) {
    return database.read(sql -> RunCounts.users(sql, run));
  }

  private static RunReport report(Sql sql, RunId run) throws SQLException {
    RunEnding end = newestEnd(sql, run);
    RunKind kind = RunRepository.kind(sql, run);
    return new RunReport(
        run,
        kind,
        end.state(),
        end.reason(),
        false,
        end.late(),
        RunCounts.newest(sql, run),
        kind.isApi() ? List.of() : segments(sql, run),
        end.message(),
        RunCounts.users(sql, run).orElse(null));
  }

  /** The newest end of a run, as far as a report shows it. */
  private record RunEnding(RunState state, String reason, boolean late, String message) {
    private static final RunEnding NONE = new RunEnding(RunState.RUNNING, null, false, null);
  }

  private static RunEnding newestEnd(Sql sql, RunId run) throws SQLException {
    return sql.first(
            row ->
                new RunEnding(
                    RunState.valueOf(row.getString("state")),
                    row.getString("reason"),
                    row.getBoolean("late"),
                    row.getString("message")),
            "SELECT state, reason, late, message FROM run_end WHERE run = ?"
                + " ORDER BY seq DESC LIMIT 1",
            run)
        .orElse(RunEnding.NONE);
  }

  private static List<SegmentOutcome> segments(Sql sql, RunId run) throws SQLException {
    Map<String, SegmentOutcome> elsewhere = outcomes(sql, run);
    List<SegmentOutcome> segments = new ArrayList<>();
    for (Stand stand : FileRepository.stands(sql, run)) {
      stand.file().parts().forEach(part -> segments.add(outcome(stand, part)));
    }
    segments.forEach(inFile -> elsewhere.remove(inFile.name()));
    for (SegmentOutcome told : elsewhere.values()) {
      segments.addAll(
          told.state() == SegmentOutcome.SegmentState.DELIVERED
              ? asItLies(sql, run, told)
              : List.of(told));
    }
    segments.sort(Comparator.comparing(SegmentOutcome::name));
    return segments;
  }

  /** The newest outcome of each segment that was noted with an end. */
  private static Map<String, SegmentOutcome> outcomes(Sql sql, RunId run) throws SQLException {
    Map<String, SegmentOutcome> outcomes = new TreeMap<>();
    sql.rows(
        row ->
            outcomes.put(
                row.getString("segment"),
                SegmentOutcome.withoutFile(
                    row.getString("segment"),
                    row.getLong("rows"),
                    FileRepository.change(row),
                    SegmentOutcome.SegmentState.valueOf(row.getString("state")),
                    row.getString("reason"))),
        "SELECT * FROM segment_outcome WHERE run = ? ORDER BY seq",
        run);
    return outcomes;
  }

  /**
   * The outcomes of a segment that an earlier run of the date delivered: that list is the one at
   * the receiver, with an outcome for each of its files.
   */
  private static List<SegmentOutcome> asItLies(Sql sql, RunId run, SegmentOutcome told)
      throws SQLException {
    List<SegmentOutcome> parts = new ArrayList<>();
    for (Stand stand : FileRepository.delivered(sql, run.date(), told.name())) {
      stand.file().parts().stream()
          .filter(part -> part.segment().equals(told.name()))
          .forEach(part -> parts.add(outcome(stand, part)));
    }
    return parts.isEmpty() ? List.of(told) : parts;
  }

  private static SegmentOutcome outcome(Stand stand, SealedFile.Part part) {
    SealedFile file = stand.file();
    return SegmentOutcome.of(
        part.segment(),
        part.rows(),
        part.change(),
        state(stand.step()),
        reason(stand),
        file.name(),
        file.bytes(),
        file.sha256());
  }

  private static SegmentOutcome.SegmentState state(FileStep step) {
    if (step == null) {
      return SegmentOutcome.SegmentState.SEALED;
    }
    return switch (step) {
      case DELIVERED -> SegmentOutcome.SegmentState.DELIVERED;
      case FAILED, SUPERSEDED, DATE_PASSED -> SegmentOutcome.SegmentState.FAILED;
      case UPLOADING, STORED, RENAMING -> SegmentOutcome.SegmentState.SEALED;
    };
  }

  /** The reason for the state of a file. SUPERSEDED and DATE_PASSED are reasons by themselves. */
  private static String reason(Stand stand) {
    if (stand.reason() != null || stand.step() == null) {
      return stand.reason();
    }
    return switch (stand.step()) {
      case SUPERSEDED -> Reason.SUPERSEDED.id();
      case DATE_PASSED -> Reason.DATE_PASSED.id();
      default -> null;
    };
  }

  /** The times of a run; empty if it was never begun. */
  public Optional<RunTimes> times(RunId run) {
    return database.read(
        sql -> {
          Optional<Instant> began = at(sql, "SELECT started_at AS at FROM run WHERE id = ?", run);
          return began.isEmpty() ? Optional.empty() : Optional.of(times(sql, run, began.get()));
        });
  }

  private static RunTimes times(Sql sql, RunId run, Instant began) throws SQLException {
    String newest = "SELECT at FROM run_end WHERE run = ? ORDER BY seq DESC LIMIT 1";
    Map<String, Instant> delivered = new TreeMap<>();
    sql.rows(
        row -> delivered.put(row.getString("name"), Instant.parse(row.getString("at"))),
        // The word stands in the index, so it is no value.
        "SELECT name, at FROM file_step WHERE run = ? AND step = 'DELIVERED' ORDER BY seq",
        run);
    return new RunTimes(began, at(sql, newest, run).orElse(null), delivered);
  }

  private static Optional<Instant> at(Sql sql, String query, RunId run) throws SQLException {
    return sql.first(row -> Instant.parse(row.getString("at")), query, run);
  }
}
