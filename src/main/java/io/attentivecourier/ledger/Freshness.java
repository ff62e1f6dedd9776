package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import java.sql.SQLException;
import java.util.Optional;

/** How new the warehouse was at a run, by the hash of the freshness query's answer. */
final class Freshness {
  private Freshness() {}

  static void note(Sql sql, RunId run, String sha256) throws SQLException {
    sql.insert("INSERT INTO freshness VALUES (?, ?)", run, sha256);
  }

  static Optional<String> last(Sql sql, String pipeline) throws SQLException {
    return sql.first(
        row -> row.getString("sha256"),
        "SELECT sha256 FROM freshness JOIN run ON run.id = freshness.run WHERE pipeline = ?"
            + " AND (SELECT state FROM run_end WHERE run_end.run = run.id ORDER BY seq DESC LIMIT 1)"
            + " = ? ORDER BY run.seq DESC LIMIT 1",
        pipeline,
        RunState.WHOLE);
  }
}
