package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores the payload of an API run, and the answers to its requests. */
public final class RequestRepository {
  private RequestRepository() {}

  static void carry(Sql sql, RunId run, RunPayload carried) throws SQLException {
    sql.insert(
        "INSERT INTO carried VALUES (?, ?, ?, ?)",
        run,
        carried.unchanged(),
        carried.alreadySent(),
        carried.cleared());
    int nth = 0;
    for (String name : carried.attributes()) {
      sql.insert("INSERT INTO carried_attribute VALUES (?, ?, ?)", run, nth++, name);
    }
  }

  static Optional<RunPayload> carried(Sql sql, RunId run) throws SQLException {
    return sql.first(
        row ->
            new RunPayload(
                row.getLong("unchanged"),
                row.getLong("already_sent"),
                row.getLong("cleared"),
                attributes(sql, run)),
        "SELECT * FROM carried WHERE run = ?",
        run);
  }

  private static List<String> attributes(Sql sql, RunId run) throws SQLException {
    return sql.rows(
        row -> row.getString("name"),
        "SELECT name FROM carried_attribute WHERE run = ? ORDER BY nth",
        run);
  }

  static void answer(Sql sql, RunId run, RequestResult answered, Instant now) throws SQLException {
    sql.insert(
        "INSERT INTO request (run, first, people, at, state, job, reason, created)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        run,
        answered.first(),
        answered.people(),
        now,
        answered.state(),
        answered.job(),
        answered.reason(),
        answered.created());
  }

  static List<RequestResult> of(Sql sql, RunId run) throws SQLException {
    return sql.rows(
        RequestRepository::answered, "SELECT * FROM request WHERE run = ? ORDER BY first", run);
  }

  private static RequestResult answered(ResultSet row) throws SQLException {
    return new RequestResult(
        row.getLong("first"),
        row.getInt("people"),
        RequestResult.RequestState.valueOf(row.getString("state")),
        row.getString("job"),
        row.getString("reason"),
        row.getString("created"));
  }

  /** Stores the ends of the jobs that accepted requests became. */
  static final class JobRows {
    private JobRows() {}

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

    static List<String> reasons(Sql sql, RunId run, String job, RunReport.PersonOutcome outcome)
        throws SQLException {
      return sql.rows(
          row -> row.getString("reason"),
          "SELECT reason FROM job_count WHERE run = ? AND job = ? AND outcome = ? ORDER BY reason",
          run,
          job,
          outcome);
    }

    /**
     * @throws IllegalStateException for a job that is not open, or counts that do not add up to its
     *     people
     */
    static void end(Sql sql, RunId run, OpenJob.JobEnd end, Instant now) throws SQLException {
      verify(sql, run, end);
      sql.insert(
          "INSERT INTO job_end VALUES (?, ?, ?, ?, ?)",
          run,
          end.job(),
          now,
          end.status(),
          end.applied());
      count(sql, run, end.job(), RunReport.PersonOutcome.REFUSED, end.refusedByReason());
      count(sql, run, end.job(), RunReport.PersonOutcome.UNCONFIRMED, end.unconfirmedByReason());
    }

    /**
     * Checks that the job is open and its counts are complete. The messages do not name the
     * receiver's id of a job: it is the receiver's text.
     */
    private static void verify(Sql sql, RunId run, OpenJob.JobEnd end) throws SQLException {
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
        Sql sql, RunId run, String job, RunReport.PersonOutcome outcome, Map<String, Long> people)
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

  /** Finds sealed runs of the API that are not finished. */
  static final class ApiRuns {
    private static final Sql.Row<RunId> RUN = row -> RunId.parse(row.getString("run"));

    private ApiRuns() {}

    /** The runs that are not finished, in the order in which they began. */
    static List<RunId> open(Sql sql) throws SQLException {
      return sql
          .rows(
              row -> isOpen(row) ? RUN.of(row) : null,
              "SELECT *, EXISTS (SELECT 1 FROM open_job WHERE open_job.run = api_run.run) AS jobs"
                  + " FROM api_run WHERE state IS NULL OR state IN (?, ?) ORDER BY run_seq",
              RunState.ACCEPTED,
              RunState.FAILED)
          .stream()
          .filter(run -> run != null)
          .toList();
    }

    /**
     * True if the run has no end, or its end is not the last word. What a failed run still has to
     * send is sent only if the fault may pass by itself; its jobs are followed whatever the fault
     * was.
     */
    private static boolean isOpen(ResultSet row) throws SQLException {
      String state = row.getString("state");
      if (state == null || RunState.ACCEPTED.name().equals(state) || row.getBoolean("jobs")) {
        return true;
      }
      String reason = row.getString("reason");
      boolean left = !row.getBoolean("final") && row.getLong("answered") < row.getLong("sent");
      return left && reason != null && Reason.of(reason).mayPass();
    }

    static List<RunId> unsentBefore(Sql sql, RunId run) throws SQLException {
      return sql.rows(
          RUN,
          "SELECT older.run FROM api_run AS older JOIN run ON run.id = ?"
              + " WHERE older.pipeline = run.pipeline AND older.kind = run.kind"
              + " AND older.run_seq < run.seq AND NOT older.final AND older.answered = 0"
              + " ORDER BY older.run_seq",
          run);
    }
  }

  /**
   * The payload of an API run, known when the run is sealed.
   *
   * @param unchanged people who are not sent, because the receiver has exactly these values
   * @param alreadySent people who are not sent, because a person is signed up at most once ever
   * @param cleared values that are gone from the warehouse and stay at the receiver
   * @param attributes the names at the receiver that its lines may set, each once; none for
   *     subscribers
   */
  public record RunPayload(
      long unchanged, long alreadySent, long cleared, List<String> attributes) {
    public RunPayload {
      attributes = List.copyOf(attributes);
    }
  }
}
