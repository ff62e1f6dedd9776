package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.SQLException;
import java.util.List;

/** What the guards said of runs. */
final class Holds {
  private Holds() {}

  static void note(Sql sql, RunId run, List<Hold> holds) throws SQLException {
    for (Hold hold : holds) {
      sql.insert(
          "INSERT INTO hold (run, segment, guard, measure, message) VALUES (?, ?, ?, ?, ?)",
          run,
          hold.segment(),
          hold.guard(),
          hold.measure(),
          hold.message());
    }
  }

  static List<Hold> of(Sql sql, RunId run) throws SQLException {
    return sql.rows(
        row ->
            new Hold(
                row.getString("segment"),
                row.getString("guard"),
                row.getString("measure"),
                row.getString("message")),
        "SELECT * FROM hold WHERE run = ? ORDER BY seq",
        run);
  }
}
