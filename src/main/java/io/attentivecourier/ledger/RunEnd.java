package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The end of a run.
 *
 * @param reason the reason for a state that is not good, or null
 * @param late whole only after its deadline
 * @param counts its rows; null if the sealed counts still hold
 * @param outcomes the segments that are in none of its sealed files
 * @param message one line for the operator: names and counts only
 */
public record RunEnd(
    RunId run,
    RunState state,
    Reason reason,
    boolean late,
    RunReport.Counts counts,
    List<SegmentOutcome> outcomes,
    String message) {
  public RunEnd {
    Objects.requireNonNull(run);
    Objects.requireNonNull(state);
    outcomes = List.copyOf(outcomes);
  }

  /** Stores the ends and the counts of runs; the newest row of each is the one that counts. */
  static final class EndRows {
    private EndRows() {}

    /** The newest end of a run, as far as a report shows it. */
    record RunEnding(RunState state, String reason, boolean late, String message) {
      static final RunEnding NONE = new RunEnding(RunState.RUNNING, null, false, null);
    }

    static void end(Sql sql, RunEnd end, Instant now) throws SQLException {
      RunRepository.kind(sql, end.run());
      Reason reason = end.reason();
      sql.insert(
          "INSERT INTO run_end (run, at, state, reason, late, message) VALUES (?, ?, ?, ?, ?, ?)",
          end.run(),
          now,
          end.state(),
          reason == null ? null : reason.id(),
          end.late(),
          end.message());
      count(sql, end.run(), end.counts(), now);
      for (SegmentOutcome outcome : end.outcomes()) {
        outcome(sql, end.run(), outcome);
      }
    }

    private static void outcome(Sql sql, RunId run, SegmentOutcome outcome) throws SQLException {
      sql.insert(
          "INSERT INTO segment_outcome (run, segment, rows, state, reason, added, removed, kept)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          run,
          outcome.name(),
          outcome.rows(),
          outcome.state(),
          outcome.reason(),
          outcome.added(),
          outcome.removed(),
          outcome.kept());
    }

    /** Adds the counts of a run; null leaves the older ones in place. */
    static void count(Sql sql, RunId run, RunReport.Counts counts, Instant now)
        throws SQLException {
      if (counts == null) {
        return;
      }
      sql.insert(
          "INSERT INTO run_counts (run, at, read, duplicates) VALUES (?, ?, ?, ?)",
          run,
          now,
          counts.read(),
          counts.duplicates());
      long seq = sql.number("SELECT last_insert_rowid()");
      for (var rejected : counts.rejectedByRule().entrySet()) {
        sql.insert(
            "INSERT INTO run_rejected VALUES (?, ?, ?)",
            seq,
            rejected.getKey(),
            rejected.getValue());
      }
    }

    static Optional<RunEnding> newest(Sql sql, RunId run) throws SQLException {
      return sql.first(
          row ->
              new RunEnding(
                  RunState.valueOf(row.getString("state")),
                  row.getString("reason"),
                  row.getBoolean("late"),
                  row.getString("message")),
          "SELECT state, reason, late, message FROM run_end WHERE run = ? ORDER BY seq DESC LIMIT"
              + " 1",
          run);
    }

    static RunReport.Counts counts(Sql sql, RunId run) throws SQLException {
      String newest =
          "SELECT seq, read, duplicates FROM run_counts WHERE run = ? ORDER BY seq DESC LIMIT 1";
      return sql.first(
              row ->
                  new RunReport.Counts(
                      row.getLong("read"),
                      row.getLong("duplicates"),
                      rejected(sql, row.getLong("seq"))),
              newest,
              run)
          .orElse(RunReport.Counts.NONE);
    }

    private static Map<String, Long> rejected(Sql sql, long counts) throws SQLException {
      Map<String, Long> rejected = new TreeMap<>();
      sql.rows(
          row -> rejected.put(row.getString("rule"), row.getLong("rows")),
          "SELECT rule, rows FROM run_rejected WHERE counts = ?",
          counts);
      return rejected;
    }

    /** The newest outcome of each segment that was noted with an end. */
    static Map<String, SegmentOutcome> outcomes(Sql sql, RunId run) throws SQLException {
      Map<String, SegmentOutcome> outcomes = new TreeMap<>();
      sql.rows(
          row ->
              outcomes.put(
                  row.getString("segment"),
                  SegmentOutcome.withoutFile(
                      row.getString("segment"),
                      row.getLong("rows"),
                      FileRepository.ChangeColumns.of(row),
                      SegmentOutcome.SegmentState.valueOf(row.getString("state")),
                      row.getString("reason"))),
          "SELECT * FROM segment_outcome WHERE run = ? ORDER BY seq",
          run);
      return outcomes;
    }
  }
}
