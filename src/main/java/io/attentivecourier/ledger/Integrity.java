package io.attentivecourier.ledger;

import java.sql.SQLException;

/** SQLite's own check of all pages, without the indexes' contents: milliseconds for a year. */
final class Integrity {
  private Integrity() {}

  /**
   * @throws LedgerFault for a damaged ledger
   */
  static boolean verify(Sql sql) throws SQLException {
    String verdict = sql.rows(row -> row.getString(1), "PRAGMA quick_check(1)").get(0);
    if (!verdict.equals("ok")) {
      throw new LedgerFault("the ledger is damaged", LedgerFault.RESTORE);
    }
    return true;
  }
}
