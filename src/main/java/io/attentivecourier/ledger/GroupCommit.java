package io.attentivecourier.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/**
 * Writes what several threads have to write at one time in one transaction. A commit waits for the
 * disk, and a slow disk makes 250 such waits a second; 16 threads that share one wait get by.
 */
final class GroupCommit {
  private static final int PRIMARY = 0xff;

  private final Object turn = new Object();
  private final Database database;
  private List<Entry> waiting = new ArrayList<>();

  GroupCommit(Database database) {
    this.database = database;
  }

  /** One thread's work, and what came of it. */
  private static final class Entry {
    private final Database.Writing work;
    private boolean done;
    private RuntimeException fault;

    Entry(Database.Writing work) {
      this.work = work;
    }
  }

  /**
   * Returns when it is on disk. What one of them contradicts stays out and fails alone.
   *
   * @throws IllegalStateException where a rule of the schema refused it: nothing of it was written
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
      // Set before anybody looks, whatever ended the transaction: nobody may think it is on disk.
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

  /** Any other fault is the ledger's: then nothing of all of them is written. */
  private static boolean isOfOne(SQLException fault) {
    return SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY)
        == SQLiteErrorCode.SQLITE_CONSTRAINT;
  }
}
