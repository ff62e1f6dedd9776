package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.COUNTS;
import static io.attentivecourier.ledger.Sample.DAY;
import static io.attentivecourier.ledger.Sample.begin;
import static io.attentivecourier.ledger.Sample.delivered;
import static io.attentivecourier.ledger.Sample.end;
import static io.attentivecourier.ledger.Sample.file;
import static io.attentivecourier.ledger.Sample.held;
import static io.attentivecourier.ledger.Sample.ledger;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIsWrittenStays {
  private static final String TABLES =
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";

  private static final List<PeopleRepository.AskedSource> SOURCES =
      List.of(new PeopleRepository.AskedSource("subscribers.asked", "0a1b2c3d", 1, 7));

  @TempDir private Path folder;

  @Test
  void aReopenedLedgerKnowsAll() {
    RunId run;
    try (Ledger ledger = ledger(folder)) {
      run = delivered(ledger, "winback", file("Winback", 1));
    }
    try (Ledger ledger = ledger(folder)) {
      assertEquals(RunState.WHOLE, ledger.reports().of(run).orElseThrow().state());
      assertEquals(COUNTS, ledger.reports().of(run).orElseThrow().counts());
    }
  }

  @Test
  void noTableTakesAnUpdateOrADelete() throws SQLException {
    filled();
    try (Connection connection = DriverManager.getConnection(Sample.url(folder));
        Statement statement = connection.createStatement()) {
      List<String> tables = tables(statement);
      assertEquals(27, tables.size());
      for (String table : tables) {
        refused(statement, "UPDATE " + table + " SET rowid = rowid");
        refused(statement, "DELETE FROM " + table);
      }
    }
  }

  @Test
  void theLedgersOwnConnectionCannotReplaceARow() {
    filled();
    try (Database database = Database.open(folder.resolve("ledger.db"))) {
      assertThrows(
          IllegalStateException.class,
          () ->
              database.write(
                  sql -> sql.insert("INSERT OR REPLACE INTO number VALUES (?, 1, 'Other')", DAY)));
    }
  }

  @Test
  void onlyTheOwnerReadsItAndItsSideFiles() throws IOException {
    Path home = folder.resolve("var");
    try (Ledger ledger = Ledger.open(Sample.url(home), Sample.CLOCK)) {
      begin(ledger, "winback");
      assertEquals("rwx------", mode(home));
      try (var files = Files.list(home)) {
        files.forEach(file -> assertEquals("rw-------", mode(file), file.toString()));
      }
    }
  }

  @Test
  void writesAreSafeAgainstAPowerCut() {
    try (Database database = Database.open(folder.resolve("ledger.db"))) {
      assertEquals("wal", pragma(database, "journal_mode"));
      assertEquals("2", pragma(database, "synchronous"));
      assertEquals("30000", pragma(database, "busy_timeout"));
      assertEquals("1", pragma(database, "foreign_keys"));
    }
  }

  @Test
  void aFaultInATransactionLeavesNothingOpen() {
    try (Ledger ledger = ledger(folder)) {
      RunId run = begin(ledger, "winback");
      assertThrows(
          IllegalStateException.class,
          () -> ledger.files().step(run, "never-sealed.csv", FileStep.UPLOADING, null));
      assertThrows(IllegalArgumentException.class, () -> begin(ledger, "Not A Pipeline"));
      assertEquals(2, begin(ledger, "winback").number());
    }
  }

  private void filled() {
    try (Ledger ledger = ledger(folder)) {
      RunId run = delivered(ledger, "winback", file("Winback", 1));
      ledger.runs().end(end(run, RunState.HELD, null, held("Vip")));
      ledger.schedules().note("winback", "0 15 9 * * ?", ZoneOffset.UTC);
      ledger.runs().note(new Act(Act.Kind.RELEASE, run, null, "maria", "made up"));
      ledger.runs().noteFreshness(run, "00");
      ledger.identity().noteLookedAt(List.of("members/2026-11-20.vip.1"), run);
      RunId api = Api.sealed(ledger, 10);
      ledger.requests().record(api, RequestResult.accepted(0, 10, "job-1"));
      ledger.requests().endJob(api, Api.end("job-1", 9, 1));
      ledger.people().acknowledge("0a1b2c3d", api);
      ledger.people().intend("0a1b2c3d", 1, api);
      ledger.people().importAll("0a1b2c3d", SOURCES, LongStream.of(2).iterator());
      ledger.schedules().pause("winback", "jane", "promo moved");
      ledger.runs().hold(run, List.of(new Hold("Vip", "drop", "620/1000", "made up")));
    }
  }

  private static void refused(Statement statement, String sql) {
    SQLException refusal =
        assertThrows(SQLException.class, () -> statement.executeUpdate(sql), sql);
    assertTrue(refusal.getMessage().contains("append-only"), sql + ": " + refusal.getMessage());
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static String pragma(Database database, String name) {
    return database.read(sql -> sql.rows(row -> row.getString(1), "PRAGMA " + name).get(0));
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
