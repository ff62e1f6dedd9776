package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Identifies this ledger: its id, the runs it knows, and the unknown traces that an operator let
 * pass.
 */
public final class LedgerIdentity {
  private final Database database;
  private final Clock clock;

  LedgerIdentity(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The id of this ledger, in 16 hex digits; a ledger that was lost and begun anew has another id.
   */
  public String id() {
    return database.read(sql -> "%016x".formatted(sql.number("SELECT id FROM identity")));
  }

  /** The given runs that were never begun in this ledger. */
  public Set<RunId> unknown(Collection<RunId> runs) {
    return database.read(sql -> unknown(sql, runs));
  }

  private static Set<RunId> unknown(Sql sql, Collection<RunId> runs) throws SQLException {
    Set<RunId> unknown = new HashSet<>();
    for (RunId run : runs) {
      if (sql.number("SELECT count(*) FROM run WHERE id = ?", run) == 0) {
        unknown.add(run);
      }
    }
    return unknown;
  }

  /** True if that pipeline ever had a run of that kind. */
  public boolean hasEverRun(RunKind kind, String pipeline) {
    String any = "SELECT EXISTS (SELECT 1 FROM run WHERE kind = ? AND pipeline = ?)";
    return database.read(sql -> sql.number(any, kind, pipeline)) == 1;
  }

  /** True if people were ever asked to subscribe under this ledger, or were to be. */
  public boolean hasEverAsked() {
    String any =
        "SELECT EXISTS (SELECT 1 FROM acknowledged) OR EXISTS (SELECT 1 FROM run WHERE kind = ?)";
    return database.read(sql -> sql.number(any, RunKind.SUBSCRIBERS)) == 1;
  }

  /** The traces that this ledger did not know, and an operator let pass. */
  public Set<String> lookedAt() {
    return database.read(
        sql -> new TreeSet<>(sql.rows(row -> row.getString("what"), "SELECT what FROM looked_at")));
  }

  /**
   * Notes traces that this ledger does not know and an operator let pass, so that no operator is
   * asked about them again.
   *
   * @param run the run whose release let them pass
   */
  public void noteLookedAt(List<String> all, RunId run) {
    Instant now = clock.instant();
    database.write(
        sql -> {
          for (String what : all) {
            sql.insert("INSERT INTO looked_at (what, at, run) VALUES (?, ?, ?)", what, now, run);
          }
        });
  }
}
