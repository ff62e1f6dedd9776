package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.SQLException;
import java.util.List;

/**
 * The reason for which a guard held a run or one of its segments.
 *
 * @param segment null if the whole run was held
 * @param guard its id
 * @param measure the value that was shown, as the guard writes it; null for a guard without one
 * @param message the numbers and the limit, in one clause
 */
public record Hold(String segment, String guard, String measure, String message) {

  /** Stores the holds of runs. */
  static final class HoldRows {
    private HoldRows() {}

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
}
