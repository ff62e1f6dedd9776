package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheLedgerHoldsOnlyWhatItWasGiven {
  private static final Set<String> GIVEN =
      Set.of(
          "2026-11-22.winback.1",
          "winback",
          "2026-11-22",
          "2026-11-22T12:00:00Z",
          "SEGMENTS",
          "Winback",
          "Vip",
          Sample.name(1),
          Sample.SHA256,
          "phone-shape",
          "segment-characters",
          "FAILED",
          "stalled",
          "winback ends",
          "HELD",
          "drop",
          "0 15 9 * * ?",
          "Z");

  @TempDir private Path folder;

  @Test
  void everyTextInItIsOneThatItWasGiven() {
    fill();

    assertEquals(new TreeSet<>(GIVEN), texts());
  }

  @Test
  void itDoesNotKnowTheMachine() throws IOException {
    fill();

    String bytes = Files.readString(folder.resolve("ledger.db"), StandardCharsets.ISO_8859_1);

    assertFalse(bytes.contains(folder.toString()));
    assertFalse(bytes.contains(System.getProperty("user.dir")));
  }

  private void fill() {
    try (Ledger ledger = Sample.ledger(folder)) {
      RunId run = Sample.sealed(ledger, "winback", Sample.file("Winback", 1));
      ledger.files().step(run, Sample.name(1), FileStep.FAILED, Reason.STALLED);
      ledger.runs().end(Sample.end(run, RunState.FAILED, Reason.STALLED, Sample.held("Vip")));
      ledger.schedules().note("winback", "0 15 9 * * ?", ZoneOffset.UTC);
    }
  }

  private Set<String> texts() {
    Set<String> texts = new TreeSet<>();
    try (Database database = Database.open(folder.resolve("ledger.db"))) {
      database.write(
          sql -> {
            for (String table : tables(sql)) {
              texts.addAll(texts(sql, table));
            }
          });
      return texts;
    }
  }

  private static List<String> tables(Sql sql) throws SQLException {
    return sql.rows(
        row -> row.getString(1),
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'version'");
  }

  private static List<String> texts(Sql sql, String table) throws SQLException {
    List<String> texts = new ArrayList<>();
    sql.rows(
        row -> {
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if (row.getObject(i) instanceof String text) {
              texts.add(text);
            }
          }
          return table;
        },
        "SELECT * FROM " + table);
    return texts;
  }
}
