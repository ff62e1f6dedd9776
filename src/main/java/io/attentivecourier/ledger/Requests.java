package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an API run carries, and the answers to its requests. */
final class Requests {
  private Requests() {}

  static void carry(Sql sql, RunId run, Carried carried) throws SQLException {
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

  static Optional<Carried> carried(Sql sql, RunId run) throws SQLException {
    return sql.first(
        row ->
            new Carried(
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

  static void answer(Sql sql, RunId run, Answered answered, Instant now) throws SQLException {
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

  static List<Answered> of(Sql sql, RunId run) throws SQLException {
    return sql.rows(Requests::answered, "SELECT * FROM request WHERE run = ? ORDER BY first", run);
  }

  private static Answered answered(ResultSet row) throws SQLException {
    return new Answered(
        row.getLong("first"),
        row.getInt("people"),
        RequestState.valueOf(row.getString("state")),
        row.getString("job"),
        row.getString("reason"),
        row.getString("created"));
  }
}
