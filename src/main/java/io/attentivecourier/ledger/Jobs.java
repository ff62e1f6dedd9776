package io.attentivecourier.ledger;

import io.attentivecourier.run.Outcome;
import io.attentivecourier.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The jobs that accepted requests became, and how they ended. */
final class Jobs {
  private Jobs() {}

  static List<OpenJob> open(Sql sql, RunId run) throws SQLException {
    return sql.rows(
        row -> openJob(run, row), "SELECT * FROM open_job WHERE run = ? ORDER BY first", run);
  }

  static boolean anyOpen(Sql sql, RunId run) throws SQLException {
    return sql.number("SELECT EXISTS (SELECT 1 FROM open_job WHERE run = ?)", run) > 0;
  }

  private static OpenJob openJob(RunId run, ResultSet row) throws SQLException {
    return new OpenJob(
        run,
        row.getString("job"),
        row.getLong("first"),
        row.getInt("people"),
        Instant.parse(row.getString("at")));
  }

  static List<String> reasons(Sql sql, RunId run, String job, Outcome outcome) throws SQLException {
    return sql.rows(
        row -> row.getString("reason"),
        "SELECT reason FROM job_count WHERE run = ? AND job = ? AND outcome = ? ORDER BY reason",
        run,
        job,
        outcome);
  }

  /**
   * @throws IllegalStateException for a job that is not open, or counts that do not make up its
   *     people
   */
  static void end(Sql sql, RunId run, JobEnd end, Instant now) throws SQLException {
    verify(sql, run, end);
    sql.insert(
        "INSERT INTO job_end VALUES (?, ?, ?, ?, ?)",
        run,
        end.job(),
        now,
        end.status(),
        end.applied());
    count(sql, run, end.job(), Outcome.REFUSED, end.refusedByReason());
    count(sql, run, end.job(), Outcome.UNCONFIRMED, end.unconfirmedByReason());
  }

  /** The receiver's id of a job is not named: it is the receiver's text. */
  private static void verify(Sql sql, RunId run, JobEnd end) throws SQLException {
    String open = "SELECT people FROM open_job WHERE run = ? AND job = ?";
    int people =
        sql.first(row -> row.getInt("people"), open, run, end.job())
            .orElseThrow(() -> new IllegalStateException("no such job of " + run + " is open"));
    if (end.people() != people) {
      throw new IllegalStateException(
          "a job of %s has %d people, and its end speaks of %d"
              .formatted(run, people, end.people()));
    }
  }

  private static void count(
      Sql sql, RunId run, String job, Outcome outcome, Map<String, Long> people)
      throws SQLException {
    for (var reason : people.entrySet()) {
      sql.insert(
          "INSERT INTO job_count VALUES (?, ?, ?, ?, ?)",
          run,
          job,
          outcome,
          reason.getKey(),
          reason.getValue());
    }
  }
}
