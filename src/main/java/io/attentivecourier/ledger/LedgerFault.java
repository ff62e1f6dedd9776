package io.attentivecourier.ledger;

import io.attentivecourier.home.FullDisk;
import io.attentivecourier.run.Reason;
import java.nio.file.Path;
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

  private final Reason reason;
  private final String fault;
  private final String mend;

  LedgerFault(String fault, String mend) {
    this(fault, mend, null);
  }

  LedgerFault(String fault, String mend, Throwable cause) {
    this(Reason.LEDGER_FAILED, fault, mend, cause);
  }

  private LedgerFault(Reason reason, String fault, String mend, Throwable cause) {
    super(fault + ": " + mend, cause);
    this.reason = reason;
    this.fault = fault;
    this.mend = mend;
  }

  /** Why a run ends for it: the disk is full, or anything else. */
  public Reason reason() {
    return reason;
  }

  /** What is wrong, in one clause. */
  public String fault() {
    return fault;
  }

  /** What to do next. */
  public String fix() {
    return mend;
  }

  /** A row that a rule of the schema refused: a fault of the caller. */
  static IllegalStateException refused(SQLException cause) {
    return new IllegalStateException("the ledger has this already, or never began it", cause);
  }

  /**
   * A fault of the ledger, or of its caller where a rule of the schema refused a row.
   *
   * @param file the ledger
   */
  static RuntimeException of(SQLException cause, Path file) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(cause.getErrorCode() & PRIMARY);
    return switch (code) {
      case SQLITE_CONSTRAINT -> refused(cause);
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new LedgerFault("the ledger is damaged", RESTORE, cause);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new LedgerFault(
              "another process held the ledger for 30 s", "end it, then start again", cause);
      case SQLITE_FULL -> full(cause);
      // Of a file that could not be made or grown SQLite tells "I/O error", "cannot open", or 0.
      default -> FullDisk.isFull(file) ? full(cause) : unusable(code, cause);
    };
  }

  static LedgerFault full(Throwable cause) {
    return new LedgerFault(
        Reason.NO_SPACE, "the disk of the ledger is full", "free space, then start again", cause);
  }

  private static LedgerFault unusable(SQLiteErrorCode code, SQLException cause) {
    return new LedgerFault(
        "the ledger cannot be read or written (" + code.name() + ")",
        "look at its owner, its mode (0600) and its disk; do not delete it",
        cause);
  }
}
