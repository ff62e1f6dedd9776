package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened within a run, step by step.
 *
 * @param stages in order; only those that it reached
 * @param files the steps of each sealed file, by its name
 * @param jobs of an API run, in order of line; those of accepted requests
 */
public record RunDetail(
    List<Stage> stages, Map<String, List<StepTaken>> files, List<JobOutcome> jobs) {

  /**
   * A part of a run's work.
   *
   * @param name {@code read} (the query, the rules, sorting and sealing), {@code deliver}, {@code
   *     send} or {@code confirm}
   * @param rows that it dealt with; people where it is about the API
   */
  public record Stage(String name, Instant startedAt, Duration took, long rows) {}

  /** By the run's files: steps have an index on the file alone, and a ledger has many. */
  private static final String STEPS =
      " CROSS JOIN file ON file.run = run.id CROSS JOIN file_step ON file_step.name = file.name"
          + " AND file_step.run = file.run WHERE run.id = ?";

  /** A step of a file. */
  public record StepTaken(FileStep step, Instant at, String reason) {}

  /**
   * A job of the receiver's.
   *
   * @param first its first line, from 0
   * @param status the receiver's word for its end; null while it is open
   * @param endedAt null while it is open
   * @param applied people
   */
  public record JobOutcome(
      String job,
      long first,
      long people,
      Instant acceptedAt,
      String status,
      Instant endedAt,
      long applied) {}

  static RunDetail of(Sql sql, RunId run) throws SQLException {
    return new RunDetail(stages(sql, run), files(sql, run), jobs(sql, run));
  }

  private static List<Stage> stages(Sql sql, RunId run) throws SQLException {
    List<Stage> stages = new ArrayList<>();
    stage(
            sql,
            "read",
            "SELECT started_at AS begun, min(at) AS ended, read AS rows"
                + " FROM run JOIN run_counts ON run_counts.run = run.id WHERE run.id = ?",
            run)
        .ifPresent(stages::add);
    stage(
            sql,
            "deliver",
            "SELECT min(at) AS begun, max(at) AS ended, (SELECT sum(rows) FROM file_part WHERE"
                + " file_part.run = run.id) AS rows FROM run"
                + STEPS
                + " AND kind IN ('SEGMENTS', 'CANARY')",
            run)
        .ifPresent(stages::add);
    stage(
            sql,
            "send",
            "SELECT min(at) AS begun, max(at) AS ended, sum(people) AS rows FROM request"
                + " WHERE run = ?",
            run)
        .ifPresent(stages::add);
    stage(
            sql,
            "confirm",
            "SELECT min(request.at) AS begun, max(job_end.at) AS ended, sum(people) AS rows"
                + " FROM job_end JOIN request USING (run, job) WHERE job_end.run = ?",
            run)
        .ifPresent(stages::add);
    return stages;
  }

  private static Optional<Stage> stage(Sql sql, String name, String query, RunId run)
      throws SQLException {
    return sql.rows(row -> Optional.ofNullable(stage(name, row)), query, run).get(0);
  }

  /** Null where there is nothing of it: a query of sums gives a row always. */
  private static Stage stage(String name, ResultSet row) throws SQLException {
    if (row.getString("begun") == null || row.getString("ended") == null) {
      return null;
    }
    Instant begun = Instant.parse(row.getString("begun"));
    Instant ended = Instant.parse(row.getString("ended"));
    return new Stage(name, begun, Duration.between(begun, ended), row.getLong("rows"));
  }

  private static Map<String, List<StepTaken>> files(Sql sql, RunId run) throws SQLException {
    Map<String, List<StepTaken>> files = new LinkedHashMap<>();
    sql.rows(
        row -> files.put(row.getString("name"), new ArrayList<>()),
        "SELECT name FROM file WHERE run = ? ORDER BY number, name",
        run);
    sql.rows(
        row -> files.get(row.getString("name")).add(step(row)),
        "SELECT file_step.* FROM run" + STEPS + " ORDER BY file_step.seq",
        run);
    return files;
  }

  private static StepTaken step(ResultSet row) throws SQLException {
    return new StepTaken(
        FileStep.valueOf(row.getString("step")),
        Instant.parse(row.getString("at")),
        row.getString("reason"));
  }

  private static List<JobOutcome> jobs(Sql sql, RunId run) throws SQLException {
    return sql.rows(
        RunDetail::job,
        "SELECT request.job, first, people, request.at AS accepted, status, job_end.at AS ended,"
            + " applied FROM request LEFT JOIN job_end USING (run, job)"
            + " WHERE request.run = ? AND request.job IS NOT NULL ORDER BY first",
        run);
  }

  private static JobOutcome job(ResultSet row) throws SQLException {
    String ended = row.getString("ended");
    return new JobOutcome(
        row.getString("job"),
        row.getLong("first"),
        row.getLong("people"),
        Instant.parse(row.getString("accepted")),
        row.getString("status"),
        ended == null ? null : Instant.parse(ended),
        row.getLong("applied"));
  }
}
