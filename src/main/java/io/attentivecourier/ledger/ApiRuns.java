package io.attentivecourier.ledger;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Sealed runs of the API that are not at their end. */
final class ApiRuns {
  private static final Sql.Row<RunId> RUN = row -> RunId.parse(row.getString("run"));

  private ApiRuns() {}

  /** In the order in which they began. */
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
   * Without an end, or with one that is not the last word. What a run that failed still has to send
   * is sent only where the fault passes by itself; its jobs are followed whatever it was.
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
