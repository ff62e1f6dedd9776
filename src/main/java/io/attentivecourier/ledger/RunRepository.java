package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Stores the runs in the order in which they began. */
public final class RunRepository {
  private static final Sql.Row<RunId> ID = row -> RunId.parse(row.getString("id"));

  private RunRepository() {}

  /**
   * @throws IllegalArgumentException for a name that no pipeline can have
   */
  static RunId begin(Sql sql, String pipeline, LocalDate date, RunKind kind, int above, Instant now)
      throws SQLException {
    RunId run = next(sql, pipeline, date, above);
    sql.insert(
        "INSERT INTO run (id, pipeline, date, number, kind, started_at) VALUES (?, ?, ?, ?, ?, ?)",
        run,
        pipeline,
        date,
        run.number(),
        kind,
        now);
    return run;
  }

  /**
   * @throws IllegalArgumentException for a name that no pipeline can have
   */
  static RunId next(Sql sql, String pipeline, LocalDate date, int above) throws SQLException {
    String newest = "SELECT max(number) FROM run WHERE date = ? AND pipeline = ?";
    int number = Math.max(above, (int) sql.number(newest, date, pipeline)) + 1;
    return RunId.parse(new RunId(date, pipeline, number).toString());
  }

  /**
   * @throws IllegalStateException for a run that was never begun
   */
  static RunKind kind(Sql sql, RunId run) throws SQLException {
    return sql.first(
            row -> RunKind.valueOf(row.getString("kind")), "SELECT kind FROM run WHERE id = ?", run)
        .orElseThrow(() -> new IllegalStateException("run " + run + " was never begun"));
  }

  /**
   * @param kind null for every kind
   */
  static Optional<RunId> newest(Sql sql, String pipeline, LocalDate date, RunKind kind)
      throws SQLException {
    return sql.first(
        ID,
        "SELECT id FROM run WHERE pipeline = ? AND date = ? AND kind = ifnull(?, kind)"
            + " ORDER BY seq DESC LIMIT 1",
        pipeline,
        date,
        kind);
  }

  /** The newest run of a date, of any kind but a canary. */
  static Optional<RunId> newest(Sql sql, String pipeline, LocalDate date) throws SQLException {
    return sql.first(
        ID,
        "SELECT id FROM run WHERE pipeline = ? AND date = ? AND kind <> ?"
            + " ORDER BY seq DESC LIMIT 1",
        pipeline,
        date,
        RunKind.CANARY);
  }

  /** The newest run of any date, and of any kind but a canary. */
  static Optional<RunId> last(Sql sql, String pipeline) throws SQLException {
    return sql.first(
        ID,
        "SELECT id FROM run WHERE pipeline = ? AND kind <> ? ORDER BY seq DESC LIMIT 1",
        pipeline,
        RunKind.CANARY);
  }

  /** The last run of each pipeline on a date, of any kind but a canary. */
  static Map<String, LastRun> lastOn(Sql sql, LocalDate date) throws SQLException {
    Map<String, LastRun> last = new TreeMap<>();
    sql.rows(
        row -> last.put(row.getString("pipeline"), lastRun(row)),
        "SELECT pipeline, started_at, (SELECT state FROM run_end WHERE run_end.run = run.id"
            + " ORDER BY run_end.seq DESC LIMIT 1) AS state"
            + " FROM run WHERE date = ? AND kind <> ? ORDER BY seq",
        date,
        RunKind.CANARY);
    return last;
  }

  private static LastRun lastRun(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return new LastRun(
        Instant.parse(row.getString("started_at")),
        state == null ? RunState.RUNNING : RunState.valueOf(state));
  }

  static List<RunId> on(Sql sql, LocalDate date) throws SQLException {
    return sql.rows(ID, "SELECT id FROM run WHERE date = ? ORDER BY seq", date);
  }

  static List<RunId> unfinished(Sql sql) throws SQLException {
    return sql.rows(
        ID,
        "SELECT id FROM run WHERE (id NOT IN (SELECT run FROM run_end)"
            + " OR id IN (SELECT run FROM file_now WHERE NOT final))"
            + " AND NOT (kind IN ('ATTRIBUTES', 'SUBSCRIBERS') AND id IN (SELECT run FROM file))"
            + " ORDER BY seq");
  }

  static List<Instant> starts(Sql sql, String pipeline, LocalDate date) throws SQLException {
    return sql.rows(
        row -> Instant.parse(row.getString("started_at")),
        "SELECT started_at FROM run WHERE pipeline = ? AND date = ? AND kind <> ? ORDER BY seq",
        pipeline,
        date,
        RunKind.CANARY);
  }

  /** Stores how new the warehouse was at a run, by the hash of the freshness query's answer. */
  static final class FreshnessRows {
    private FreshnessRows() {}

    static void note(Sql sql, RunId run, String sha256) throws SQLException {
      sql.insert("INSERT INTO freshness VALUES (?, ?)", run, sha256);
    }

    static Optional<String> last(Sql sql, String pipeline) throws SQLException {
      return sql.first(
          row -> row.getString("sha256"),
          "SELECT sha256 FROM freshness JOIN run ON run.id = freshness.run WHERE pipeline = ? AND"
              + " (SELECT state FROM run_end WHERE run_end.run = run.id ORDER BY seq DESC LIMIT 1)"
              + " = ? ORDER BY run.seq DESC LIMIT 1",
          pipeline,
          RunState.WHOLE);
    }
  }

  /**
   * A pipeline's last run of a date, without its segments. That is enough to skip the many
   * pipelines that need nothing.
   *
   * @param state RUNNING if it has no end
   */
  public record LastRun(Instant startedAt, RunState state) {}
}
