package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stores the runs in the order in which they began: their ends, how new the warehouse was, why a
 * guard held them, and what operators did to them.
 */
public final class RunRepository {
  private final Database database;
  private final Clock clock;

  RunRepository(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Begins the next run of a pipeline and date. */
  public RunId begin(String pipeline, LocalDate date, RunKind kind) {
    return begin(pipeline, date, kind, 0);
  }

  /**
   * Begins the next run of a pipeline and date, with a number above a given one.
   *
   * @param above a number that another ledger gave; the number of the run is greater
   * @throws IllegalArgumentException for a name that no pipeline can have
   */
  public RunId begin(String pipeline, LocalDate date, RunKind kind, int above) {
    Instant now = clock.instant();
    return database.compute(
        sql -> {
          RunId run = next(sql, pipeline, date, above);
          sql.insert(
              "INSERT INTO run (id, pipeline, date, number, kind, started_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              run,
              pipeline,
              date,
              run.number(),
              kind,
              now);
          return run;
        });
  }

  /** The run that would begin next; a plan names it. */
  public RunId next(String pipeline, LocalDate date) {
    return next(pipeline, date, 0);
  }

  /**
   * The run that would begin next, with a number above a given one.
   *
   * @param above a number that another ledger gave; the number of the run is greater
   */
  public RunId next(String pipeline, LocalDate date, int above) {
    return database.read(sql -> next(sql, pipeline, date, above));
  }

  private static RunId next(Sql sql, String pipeline, LocalDate date, int above)
      throws SQLException {
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
   * Ends a run. A run may end more than once, as late deliveries come in: its newest end counts.
   *
   * @throws IllegalStateException for a run that was never begun
   */
  public void end(RunEnd end) {
    Instant now = clock.instant();
    database.write(
        sql -> {
          kind(sql, end.run());
          sql.insert(
              "INSERT INTO run_end (run, at, state, reason, late, message)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              end.run(),
              now,
              end.state(),
              end.reason() == null ? null : end.reason().id(),
              end.late(),
              end.message());
          RunCounts.note(sql, end.run(), end.counts(), now);
          for (SegmentOutcome outcome : end.outcomes()) {
            insert(sql, end.run(), outcome);
          }
        });
  }

  private static void insert(Sql sql, RunId run, SegmentOutcome outcome) throws SQLException {
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

  /**
   * The runs of any date that did not end, or that sealed a file for the pickup folder whose newest
   * step is not final. A sealed run of the API is not among them: {@link
   * RequestRepository#openRuns}.
   */
  public List<RunId> unfinished() {
    return database.rows(
        row -> RunId.parse(row.getString("id")),
        "SELECT id FROM run WHERE (id NOT IN (SELECT run FROM run_end)"
            + " OR id IN (SELECT run FROM file_now WHERE NOT final))"
            + " AND NOT (kind IN ('ATTRIBUTES', 'SUBSCRIBERS') AND id IN (SELECT run FROM file))"
            + " ORDER BY seq");
  }

  /** The instants at which the pipeline's runs of that date began, canaries not counted. */
  public List<Instant> starts(String pipeline, LocalDate date) {
    return database.rows(
        row -> Instant.parse(row.getString("started_at")),
        "SELECT started_at FROM run WHERE pipeline = ? AND date = ? AND kind <> ? ORDER BY seq",
        pipeline,
        date,
        RunKind.CANARY);
  }

  /** The last run of each pipeline that ran on that date, canaries not counted. */
  public Map<String, LastRun> lastOn(LocalDate date) {
    Map<String, LastRun> last = new TreeMap<>();
    database.rows(
        row -> last.put(row.getString("pipeline"), lastRun(row)),
        "SELECT pipeline, started_at, (SELECT state FROM run_end WHERE run_end.run = run.id"
            + " ORDER BY run_end.seq DESC LIMIT 1) AS state"
            + " FROM run WHERE date = ? AND kind <> ? ORDER BY seq",
        date,
        RunKind.CANARY);
    return last;
  }

  /**
   * The state in which the pipeline stood before its newest end; canaries, and ends that say
   * nothing of a list or a person, are not counted.
   */
  public Optional<RunState> endBefore(String pipeline) {
    return database.first(
        row -> RunState.valueOf(row.getString("state")),
        "SELECT state FROM run_end JOIN run ON run.id = run_end.run"
            + " WHERE pipeline = ? AND kind <> ?"
            + " AND state IN ('WHOLE', 'PARTIAL', 'HELD', 'FAILED')"
            + " ORDER BY run_end.seq DESC LIMIT 1 OFFSET 1",
        pipeline,
        RunKind.CANARY);
  }

  private static LastRun lastRun(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return new LastRun(
        Instant.parse(row.getString("started_at")),
        state == null ? RunState.RUNNING : RunState.valueOf(state));
  }

  /** Notes the answer to a run's freshness query, by its hash. */
  public void noteFreshness(RunId run, String sha256) {
    database.insert("INSERT INTO freshness VALUES (?, ?)", run, sha256);
  }

  /** The freshness of the pipeline's last whole run, of any date. */
  public Optional<String> lastFreshness(String pipeline) {
    return database.first(
        row -> row.getString("sha256"),
        "SELECT sha256 FROM freshness JOIN run ON run.id = freshness.run WHERE pipeline = ? AND"
            + " (SELECT state FROM run_end WHERE run_end.run = run.id ORDER BY seq DESC LIMIT 1)"
            + " = ? ORDER BY run.seq DESC LIMIT 1",
        pipeline,
        RunState.WHOLE);
  }

  /** Notes the holds of a run and its segments, all or none. */
  public void hold(RunId run, List<Hold> holds) {
    database.write(
        sql -> {
          for (Hold hold : holds) {
            sql.insert(
                "INSERT INTO hold (run, segment, guard, measure, message) VALUES (?, ?, ?, ?, ?)",
                run,
                hold.segment(),
                hold.guard(),
                hold.measure(),
                hold.message());
          }
        });
  }

  public List<Hold> holds(RunId run) {
    return database.rows(Hold::of, "SELECT * FROM hold WHERE run = ? ORDER BY seq", run);
  }

  /** Notes an act of an operator. */
  public void note(Act act) {
    database.insert(
        "INSERT INTO act (at, kind, run, segment, who, reason) VALUES (?, ?, ?, ?, ?, ?)",
        clock.instant(),
        act.kind(),
        act.run(),
        act.segment(),
        act.who(),
        act.reason());
  }

  /** The acts of operators on a run, in order. */
  public List<Act> acts(RunId run) {
    return database.rows(Act::of, "SELECT * FROM act WHERE run = ? ORDER BY seq", run);
  }

  /**
   * True if the run sends again what could not be applied in an earlier run; nothing in it is
   * newer.
   */
  public boolean isRetry(RunId run) {
    return acts(run).stream().anyMatch(act -> act.kind() == Act.Kind.RETRY);
  }

  /**
   * A pipeline's last run of a date, without its segments. That is enough to skip the many
   * pipelines that need nothing.
   *
   * @param state RUNNING if it has no end
   */
  public record LastRun(Instant startedAt, RunState state) {}
}
