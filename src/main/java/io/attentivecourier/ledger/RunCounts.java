package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts the rows and the people of runs, inside the transaction that seals, ends or reports a run.
 */
final class RunCounts {
  private static final RunPayload NOTHING = new RunPayload(0, 0, 0, List.of());

  private RunCounts() {}

  /** Adds the counts of a run; null leaves the older ones in place. */
  static void note(Sql sql, RunId run, RunReport.Counts counts, Instant now) throws SQLException {
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
          "INSERT INTO run_rejected VALUES (?, ?, ?)", seq, rejected.getKey(), rejected.getValue());
    }
  }

  /** The newest counts of a run. */
  static RunReport.Counts newest(Sql sql, RunId run) throws SQLException {
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

  /**
   * The people of a run, by what became of them; empty if it was never begun or does not go through
   * the API.
   */
  static Optional<RunReport.Users> users(Sql sql, RunId run) throws SQLException {
    String api = "SELECT count(*) FROM run WHERE id = ? AND kind IN ('ATTRIBUTES', 'SUBSCRIBERS')";
    return sql.number(api, run) == 0 ? Optional.empty() : Optional.of(countUsers(sql, run));
  }

  /**
   * Counts a person who is neither applied nor refused as unconfirmed, so that no person is ever
   * lost.
   */
  private static RunReport.Users countUsers(Sql sql, RunId run) throws SQLException {
    RunPayload payload = RequestRepository.payload(sql, run).orElse(NOTHING);
    Map<String, Long> refusedByReason = refused(sql, run);
    long sent = valid(sql, run) - payload.unchanged() - payload.alreadySent();
    long applied = applied(sql, run);
    long refused = refusedByReason.values().stream().mapToLong(Long::longValue).sum();
    return new RunReport.Users(
        sent,
        payload.unchanged(),
        payload.alreadySent(),
        applied,
        refused,
        sent - applied - refused,
        payload.cleared(),
        created(sql, run, RequestResult.NEWLY),
        created(sql, run, RequestResult.PREVIOUSLY),
        sql.number("SELECT count(*) FROM request WHERE run = ?", run),
        refusedByReason);
  }

  /**
   * The number of people in the result. People whom a held or refused run did not send also count
   * as sent and unconfirmed, so that the sums of every document are right.
   */
  private static long valid(Sql sql, RunId run) throws SQLException {
    return newest(sql, run).valid();
  }

  private static long applied(Sql sql, RunId run) throws SQLException {
    return sql.number(
        "SELECT (SELECT ifnull(sum(people), 0) FROM request WHERE run = ? AND state = ?)"
            + " + (SELECT ifnull(sum(applied), 0) FROM job_end WHERE run = ?)",
        run,
        RequestResult.RequestState.APPLIED,
        run);
  }

  private static long created(Sql sql, RunId run, String how) throws SQLException {
    return sql.number("SELECT sum(people) FROM request WHERE run = ? AND created = ?", run, how);
  }

  private static Map<String, Long> refused(Sql sql, RunId run) throws SQLException {
    Map<String, Long> people = new TreeMap<>();
    sql.rows(
        row -> people.merge(row.getString("reason"), row.getLong("people"), Long::sum),
        "SELECT reason, people FROM request WHERE run = ? AND state = ?"
            + " UNION ALL SELECT reason, people FROM job_count WHERE run = ? AND outcome = ?",
        run,
        RequestResult.RequestState.REFUSED,
        run,
        RequestResult.RequestState.REFUSED);
    return people;
  }
}
