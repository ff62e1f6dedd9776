package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import java.nio.file.Path;
import java.sql.SQLException;

/** A process that commits 30 runs with a file each, and dies within the next transaction. */
final class Halting {
  static final int COMMITTED = 30;
  static final int EXIT_CODE = 57;

  private Halting() {}

  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    Ledger ledger = Ledger.open("jdbc:sqlite:" + file, Sample.CLOCK);
    for (int number = 1; number <= COMMITTED; number++) {
      Sample.sealed(ledger, "winback", Sample.file("Segment " + number, number));
    }
    Database.open(file).write(Halting::beginAndDie);
  }

  private static void beginAndDie(Sql sql) throws SQLException {
    sql.insert(
        "INSERT INTO run (id, pipeline, date, number, kind, started_at) VALUES (?, ?, ?, ?, ?, ?)",
        new RunId(Sample.DAY, "lost", 1),
        "lost",
        Sample.DAY,
        1,
        RunKind.SEGMENTS,
        Sample.NOON);
    long runs = sql.number("SELECT count(*) FROM run WHERE pipeline = 'lost'");
    Runtime.getRuntime().halt(runs == 1 ? EXIT_CODE : 1);
  }
}
