package io.attentivecourier.ledger;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * The ledger cannot be used, and nothing may be sent without it. Says what is wrong and what to do;
 * the driver's own words stand in the cause only.
 */
public final class LedgerFault extends RuntimeException {
  static final String RESTORE =
      "restore the newest backup; do not delete it: file numbers and baselines would be lost";
  private static final int PRIMARY = 0xff;

  private final String fault;
  private final String mend;

  LedgerFault(String fault, String mend) {
    this(fault, mend, null);
  }

  LedgerFault(String fault, String mend, Throwable cause) {
    super(fault + ": " + mend, cause);
    this.fault = fault;
    this.mend = mend;
  }

  /** What is wrong, in one clause. */
  public String fault() {
    return fault;
  }

  /** What to do next. */
  public String mend() {
    return mend;
  }

  /** A fault of the ledger, or of its caller where a rule of the schema refused a row. */
  static RuntimeException of(SQLException cause) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(cause.getErrorCode() & PRIMARY);
    return switch (code) {
      case SQLITE_CONSTRAINT ->
          new IllegalStateException("the ledger has this already, or never began it", cause);
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new LedgerFault("the ledger is damaged", RESTORE, cause);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new LedgerFault(
              "another process held the ledger for 30 s", "end it, then start again", cause);
      case SQLITE_FULL ->
          new LedgerFault("the disk of the ledger is full", "free space, then start again", cause);
      default ->
          new LedgerFault(
              "the ledger cannot be read or written (" + code + ")",
              "look at its owner, its mode (0600) and its disk; do not delete it",
              cause);
    };
  }
}
