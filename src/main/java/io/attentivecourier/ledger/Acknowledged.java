package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.SQLException;
import java.time.Instant;

/** Which keys an operator has let ask people under this ledger. */
final class Acknowledged {
  private Acknowledged() {}

  static void note(Sql sql, String keyId, RunId run, Instant now) throws SQLException {
    sql.insert("INSERT INTO acknowledged (at, key_id, run) VALUES (?, ?, ?)", now, keyId, run);
  }

  static boolean is(Sql sql, String keyId) throws SQLException {
    return sql.number("SELECT count(*) FROM acknowledged WHERE key_id = ?", keyId) > 0;
  }
}
