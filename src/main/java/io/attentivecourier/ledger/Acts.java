package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What operators did, in the order in which they did it. */
final class Acts {
  private Acts() {}

  static void note(Sql sql, Act act, Instant now) throws SQLException {
    sql.insert(
        "INSERT INTO act (at, kind, run, segment, who, reason) VALUES (?, ?, ?, ?, ?, ?)",
        now,
        act.kind(),
        act.run(),
        act.segment(),
        act.who(),
        act.reason());
  }

  static List<Act> on(Sql sql, RunId run) throws SQLException {
    return sql.rows(Acts::act, "SELECT * FROM act WHERE run = ? ORDER BY seq", run);
  }

  private static Act act(ResultSet row) throws SQLException {
    String run = row.getString("run");
    return new Act(
        Act.Kind.valueOf(row.getString("kind")),
        run == null ? null : RunId.parse(run),
        row.getString("segment"),
        row.getString("who"),
        row.getString("reason"));
  }
}
