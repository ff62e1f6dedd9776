package io.attentivecourier.ledger;

import io.attentivecourier.run.MemberChange;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns added, removed and kept, which are null together. */
final class Changes {
  private Changes() {}

  static MemberChange of(ResultSet row) throws SQLException {
    return row.getObject("added") == null
        ? null
        : new MemberChange(row.getLong("added"), row.getLong("removed"), row.getLong("kept"));
  }
}
