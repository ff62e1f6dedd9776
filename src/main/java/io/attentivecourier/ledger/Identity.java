package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which ledger this is, what it knows, and what it did not know and an operator let pass. */
final class Identity {
  private Identity() {}

  /** 16 hex digits of a random number. */
  static String id(Sql sql) throws SQLException {
    return "%016x".formatted(sql.number("SELECT id FROM identity"));
  }

  static Set<RunId> unknown(Sql sql, Collection<RunId> runs) throws SQLException {
    Set<RunId> unknown = new HashSet<>();
    for (RunId run : runs) {
      if (sql.number("SELECT count(*) FROM run WHERE id = ?", run) == 0) {
        unknown.add(run);
      }
    }
    return unknown;
  }

  static boolean ever(Sql sql, RunKind kind, String pipeline) throws SQLException {
    String any =
        "SELECT EXISTS (SELECT 1 FROM run WHERE kind = ? AND pipeline = ifnull(?, pipeline))";
    return sql.number(any, kind, pipeline) == 1;
  }

  static Set<String> lookedAt(Sql sql) throws SQLException {
    return new TreeSet<>(sql.rows(row -> row.getString("what"), "SELECT what FROM looked_at"));
  }

  static void lookedAt(Sql sql, List<String> all, RunId run, Instant now) throws SQLException {
    for (String what : all) {
      sql.insert("INSERT INTO looked_at (what, at, run) VALUES (?, ?, ?)", what, now, run);
    }
  }
}
