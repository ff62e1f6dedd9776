package io.attentivecourier.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Brings a ledger to the schema of this courier. The scripts have numbers; each is applied once, in
 * order, in a transaction of its own, and noted with its SHA-256. The code is our own, because
 * Flyway would add several MB for one database with a handful of tables.
 */
final class Migrations {
  private static final String VERSIONS =
      """
      CREATE TABLE IF NOT EXISTS version (
        number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, at TEXT NOT NULL) STRICT;
      CREATE TRIGGER IF NOT EXISTS version_no_update BEFORE UPDATE ON version
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
      CREATE TRIGGER IF NOT EXISTS version_no_delete BEFORE DELETE ON version
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
      """;

  private final List<String> scripts;
  private final Clock clock;

  Migrations(List<String> scripts, Clock clock) {
    this.scripts = List.copyOf(scripts);
    this.clock = clock;
  }

  /** Reads the scripts in the jar: {@code ledger/001.sql} and on, as far as the numbers go. */
  static List<String> shipped() {
    List<String> scripts = new ArrayList<>();
    for (String next = read(1); next != null; next = read(scripts.size() + 1)) {
      scripts.add(next);
    }
    return scripts;
  }

  private static String read(int number) {
    String name = "/ledger/%03d.sql".formatted(number);
    try (InputStream script = Migrations.class.getResourceAsStream(name)) {
      return script == null ? null : new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * @throws LedgerFault if a newer courier wrote the ledger, or its scripts differ from ours
   */
  void apply(Database database) {
    List<String> applied = database.read(Migrations::applied);
    verify(applied);
    for (int number = applied.size() + 1; number <= scripts.size(); number++) {
      int next = number;
      database.write(sql -> apply(sql, next));
    }
  }

  /** Applies one script. Another process may have applied it while this one waited for the lock. */
  private void apply(Sql sql, int number) throws SQLException {
    sql.script(VERSIONS);
    List<String> applied = applied(sql);
    verify(applied);
    if (applied.size() < number) {
      String script = scripts.get(number - 1);
      sql.script(script);
      sql.insert("INSERT INTO version VALUES (?, ?, ?)", number, sha256(script), clock.instant());
    }
  }

  private void verify(List<String> applied) {
    if (applied.size() > scripts.size()) {
      throw new LedgerFault(
          "the ledger is of version " + applied.size() + ", this courier knows " + scripts.size(),
          "start the newer courier that wrote it, or restore the backup made before it");
    }
    for (int i = 0; i < applied.size(); i++) {
      if (!applied.get(i).equals(sha256(scripts.get(i)))) {
        throw new LedgerFault(
            "version " + (i + 1) + " of the ledger was made by another script than this courier's",
            "start the courier that wrote it: a script that was released is never edited");
      }
    }
  }

  private static List<String> applied(Sql sql) throws SQLException {
    String there = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'version'";
    return sql.number(there) == 0
        ? List.of()
        : sql.rows(row -> row.getString(1), "SELECT sha256 FROM version ORDER BY number");
  }

  private static String sha256(String script) {
    try {
      byte[] text = script.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
