package io.attentivecourier.ledger;

import io.attentivecourier.home.FullDisk;
import io.attentivecourier.run.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * Thrown if the ledger cannot be used; nothing may be sent without it. It says what is wrong and
 * what to do; the driver's own words stand in the cause only.
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

  /** The reason with which a run ends: the disk is full, or the ledger failed otherwise. */
  public Reason reason() {
    return reason;
  }

  /** The fault, in one clause. */
  public String fault() {
    return fault;
  }

  /** The fix: what to do next. */
  public String fix() {
    return mend;
  }

  /** The fault of a caller whose row a rule of the schema refused. */
  static IllegalStateException refused(SQLException cause) {
    return new IllegalStateException("the ledger has this already, or never began it", cause);
  }

  /**
   * Makes a fault of the ledger, or of its caller if a rule of the schema refused a row.
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
      // For a file that could not be created or grow SQLite says "I/O error", "cannot open", or 0.
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
