package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport.PersonOutcome;
import io.attentivecourier.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores the payload of an API run, the answers to its requests, and the ends of the jobs that
 * accepted requests became.
 */
public final class RequestRepository {
  private static final Sql.Row<RunId> RUN = row -> RunId.parse(row.getString("run"));

  private final Database database;
  private final Clock clock;

  RequestRepository(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Notes the payload of an API run, once.
   *
   * @throws IllegalStateException for a run that was never begun, or whose payload was noted before
   */
  public void notePayload(RunId run, RunPayload payload) {
    database.write(
        sql -> {
          sql.insert(
              "INSERT INTO carried VALUES (?, ?, ?, ?)",
              run,
              payload.unchanged(),
              payload.alreadySent(),
              payload.cleared());
          int nth = 0;
          for (String name : payload.attributes()) {
            sql.insert("INSERT INTO carried_attribute VALUES (?, ?, ?)", run, nth++, name);
          }
        });
  }

  public Optional<RunPayload> payload(RunId run) {
    return database.read(sql -> payload(sql, run));
  }

  static Optional<RunPayload> payload(Sql sql, RunId run) throws SQLException {
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

  /**
   * Records the answer to a request; it is on disk when this returns.
   *
   * @throws IllegalStateException for lines that are answered already or were not sealed, a job
   *     that belongs to another request, or a state without what belongs to it: nothing was written
   */
  public void record(RunId run, RequestResult result) {
    database.insert(
        "INSERT INTO request (run, first, people, at, state, job, reason, created)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        run,
        result.first(),
        result.people(),
        clock.instant(),
        result.state(),
        result.job(),
        result.reason(),
        result.created());
  }

  /**
   * The answers to a run's requests, in order of line; {@link LineRange.Unanswered} finds the gaps.
   */
  public List<RequestResult> results(RunId run) {
    return database.rows(
        RequestRepository::result, "SELECT * FROM request WHERE run = ? ORDER BY first", run);
  }

  private static RequestResult result(ResultSet row) throws SQLException {
    return new RequestResult(
        row.getLong("first"),
        row.getInt("people"),
        RequestResult.RequestState.valueOf(row.getString("state")),
        row.getString("job"),
        row.getString("reason"),
        row.getString("created"));
  }

  /** The accepted requests of a run whose jobs have no end yet, in order of line. */
  public List<OpenJob> openJobs(RunId run) {
    return database.rows(
        row -> openJob(run, row), "SELECT * FROM open_job WHERE run = ? ORDER BY first", run);
  }

  private static OpenJob openJob(RunId run, ResultSet row) throws SQLException {
    return new OpenJob(
        run,
        row.getString("job"),
        row.getLong("first"),
        row.getInt("people"),
        Instant.parse(row.getString("at")));
  }

  public boolean hasOpenJobs(RunId run) {
    return database.number("SELECT EXISTS (SELECT 1 FROM open_job WHERE run = ?)", run) > 0;
  }

  /**
   * How far a run is.
   *
   * @param requests that are answered
   * @param accepted of them, those that became a job
   * @param ended the jobs that have an end
   */
  public record JobCounts(long requests, long accepted, long ended) {}

  public JobCounts jobCounts(RunId run) {
    return database
        .first(
            row -> new JobCounts(row.getLong("n"), row.getLong("accepted"), row.getLong("ended")),
            "SELECT count(*) AS n, count(request.job) AS accepted, count(job_end.job) AS ended"
                + " FROM request LEFT JOIN job_end USING (run, job) WHERE request.run = ?",
            run)
        .orElseThrow();
  }

  /** The reasons for which people of a job were refused, or are unconfirmed: ids, each once. */
  public List<String> reasons(RunId run, String job, PersonOutcome outcome) {
    return database.rows(
        row -> row.getString("reason"),
        "SELECT reason FROM job_count WHERE run = ? AND job = ? AND outcome = ? ORDER BY reason",
        run,
        job,
        outcome);
  }

  /**
   * Notes the end of a job, once.
   *
   * @throws IllegalStateException for a job that is not open, or outcomes that are not those of the
   *     people of its request: nothing was written
   */
  public void endJob(RunId run, OpenJob.JobEnd end) {
    Instant now = clock.instant();
    database.write(
        sql -> {
          verify(sql, run, end);
          sql.insert(
              "INSERT INTO job_end VALUES (?, ?, ?, ?, ?)",
              run,
              end.job(),
              now,
              end.status(),
              end.applied());
          count(sql, run, end.job(), PersonOutcome.REFUSED, end.refusedByReason());
          count(sql, run, end.job(), PersonOutcome.UNCONFIRMED, end.unconfirmedByReason());
          OutcomeRepository.note(sql, run, end);
        });
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
    if (end.counts().people() != people
        || !LineOutcomes.of(end.outcomes()).isCountedAs(end.counts())) {
      throw new IllegalStateException(
          "a job of %s has %d people, and its end speaks of others".formatted(run, people));
    }
  }

  private static void count(
      Sql sql, RunId run, String job, PersonOutcome outcome, Map<String, Long> people)
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

  /**
   * The sealed API runs of any date that are not finished, in the order in which they began. They
   * have no end, or are ACCEPTED, or are FAILED with open jobs, or are FAILED for a reason that may
   * pass and have lines without an answer.
   */
  public List<RunId> openRuns() {
    return database
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

  /**
   * The earlier sealed runs of the same pipeline and kind that have no answer at all and whose file
   * is not put aside yet: this run takes their place.
   */
  public List<RunId> unsentBefore(RunId run) {
    return database.rows(
        RUN,
        "SELECT older.run FROM api_run AS older JOIN run ON run.id = ?"
            + " WHERE older.pipeline = run.pipeline AND older.kind = run.kind"
            + " AND older.run_seq < run.seq AND NOT older.final AND older.answered = 0"
            + " ORDER BY older.run_seq",
        run);
  }
}
