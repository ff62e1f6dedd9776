package io.attentivecourier.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/**
 * Writes the work of several threads in one transaction. A commit waits for the disk, and a slow
 * disk makes 250 such waits a second; that is enough for 16 threads that share one wait.
 */
final class GroupCommit {
  private static final int PRIMARY = 0xff;

  private final Object turn = new Object();
  private final Database database;
  private List<Entry> waiting = new ArrayList<>();

  GroupCommit(Database database) {
    this.database = database;
  }

  /** The work of one thread, and its result. */
  private static final class Entry {
    private final Database.Writing work;
    private boolean done;
    private RuntimeException fault;

    Entry(Database.Writing work) {
      this.work = work;
    }
  }

  /**
   * Writes the work and returns when it is on disk. Work that contradicts the ledger is left out
   * and fails alone.
   *
   * @throws IllegalStateException if a rule of the schema refused it: nothing of it was written
   */
  void write(Database.Writing work) {
    Entry mine = new Entry(work);
    join(mine);
    synchronized (turn) {
      // The thread before this one may have written it too.
      if (!mine.done) {
        writeAll(leave());
      }
    }
    if (mine.fault != null) {
      throw mine.fault;
    }
  }

  private synchronized void join(Entry entry) {
    waiting.add(entry);
  }

  private synchronized List<Entry> leave() {
    List<Entry> all = waiting;
    waiting = new ArrayList<>();
    return all;
  }

  private void writeAll(List<Entry> entries) {
    RuntimeException told = new IllegalStateException("the thread that was to write it broke off");
    try {
      database.write(sql -> writeEach(sql, entries));
      told = null;
    } catch (RuntimeException fault) {
      told = fault;
    } finally {
      // Set before any thread looks, whatever ended the transaction: none may think that its work
      // is on disk.
      settle(entries, told);
    }
  }

  private static void settle(List<Entry> entries, RuntimeException fault) {
    for (Entry entry : entries) {
      entry.fault = fault == null ? entry.fault : fault;
      entry.done = true;
    }
  }

  private static void writeEach(Sql sql, List<Entry> entries) throws SQLException {
    for (Entry entry : entries) {
      write(sql, entry);
    }
  }

  private static void write(Sql sql, Entry entry) throws SQLException {
    sql.script("SAVEPOINT one");
    try {
      entry.work.in(sql);
    } catch (SQLException fault) {
      if (!isOfOne(fault)) {
        throw fault;
      }
      sql.script("ROLLBACK TO one");
      entry.fault = LedgerFault.refused(fault);
    }
    sql.script("RELEASE one");
  }

  /**
   * True if a rule of the schema refused one entry. Any other fault is the ledger's: then none of
   * the entries is written.
   */
  private static boolean isOfOne(SQLException fault) {
    return SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY)
        == SQLiteErrorCode.SQLITE_CONSTRAINT;
  }
}
