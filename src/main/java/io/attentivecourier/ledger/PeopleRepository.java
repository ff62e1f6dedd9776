package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.SQLException;
import java.time.Instant;

/** Which keys an operator has let ask people under this ledger. The newest counts. */
final class PeopleRepository {
  private static final String NEWEST =
      "SELECT count(*) FROM acknowledged AS newest WHERE key_id = ?"
          + " AND seq = (SELECT max(seq) FROM acknowledged)";

  private PeopleRepository() {}

  static void note(Sql sql, String keyId, RunId run, Instant now) throws SQLException {
    sql.insert("INSERT INTO acknowledged (at, key_id, run) VALUES (?, ?, ?)", now, keyId, run);
  }

  static boolean is(Sql sql, String keyId) throws SQLException {
    return sql.number(NEWEST, keyId) > 0;
  }

  static boolean before(Sql sql, String keyId, RunId run) throws SQLException {
    return sql.number(
            NEWEST
                + " AND (run IS NULL OR (SELECT seq FROM run WHERE id = newest.run)"
                + " <= (SELECT seq FROM run WHERE id = ?))",
            keyId,
            run)
        > 0;
  }
}
