package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ALedgerThatCannotBeTrustedIsRefused {
  private static final String SECOND = "CREATE TABLE note (seq INTEGER PRIMARY KEY, text TEXT);";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("ledger.db");
  }

  @Test
  void aFileThatIsNoLedgerIsRefusedAndLeftAlone() throws IOException {
    String text = "not a ledger, but more than a hundred bytes of text\n".repeat(100);
    Files.writeString(file, text);

    LedgerFault fault = refused(Migrations.shipped());

    assertTrue(fault.fix().contains("do not delete it"), fault.fix());
    assertEquals(text, Files.readString(file));
  }

  @Test
  void oneDamagedPageIsFoundAtTheStart() throws IOException {
    try (Ledger ledger = Sample.ledger(folder)) {
      for (int number = 1; number <= 40; number++) {
        Sample.delivered(ledger, "winback", Sample.file("Segment " + number, number));
      }
    }
    damageTheLastPage();

    LedgerFault fault = refused(Migrations.shipped());

    assertTrue(fault.fix().startsWith("restore the newest backup"), fault.fix());
  }

  @Test
  void aLedgerOfANewerCourierIsRefused() {
    open(twoScripts()).close();

    LedgerFault fault = refused(Migrations.shipped());

    int shipped = Migrations.shipped().size();
    assertEquals(
        "the ledger is of version %d, this courier knows %d".formatted(shipped + 1, shipped),
        fault.fault());
  }

  /** It would look for the outcomes of people in files. */
  @Test
  void theBuildBeforeOutcomesWereHereRefusesThisLedger() {
    open(Migrations.shipped()).close();

    LedgerFault fault = refused(Migrations.shipped().subList(0, 7));

    assertTrue(fault.fault().endsWith("this courier knows 7"), fault.fault());
    assertTrue(fault.fix().contains("restore the backup made before it"), fault.fix());
  }

  @Test
  void aLedgerOfAnotherScriptIsRefused() {
    open(Migrations.shipped()).close();

    LedgerFault fault = refused(edited(Migrations.shipped()));

    assertTrue(fault.fault().startsWith("version 1 of the ledger"), fault.fault());
  }

  @Test
  void anOlderLedgerIsBroughtUpAndKeepsWhatItHolds() {
    try (Ledger ledger = open(Migrations.shipped())) {
      Sample.delivered(ledger, "winback", Sample.file("Winback", 1));
    }
    try (Ledger ledger = open(twoScripts())) {
      assertTrue(ledger.deliveries().hasEverDelivered());
    }
    assertEquals(Migrations.shipped().size() + 1, count("SELECT count(*) FROM version"));
    assertEquals(0, count("SELECT count(*) FROM note"));
  }

  @Test
  void aScriptThatFailsLeavesTheLedgerAsItWas() {
    open(Migrations.shipped()).close();
    String broken = SECOND + "CREATE TABLE run (seq INTEGER);";

    refused(and(broken));

    open(Migrations.shipped()).close();
    assertEquals(0, count("SELECT count(*) FROM sqlite_schema WHERE name = 'note'"));
  }

  @Test
  void manyMayOpenANewLedgerAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Ledger>> opened = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        opened.add(threads.submit(() -> Sample.ledger(folder)));
      }
      for (Future<Ledger> ledger : opened) {
        ledger.get().close();
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(Migrations.shipped().size(), count("SELECT count(*) FROM version"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/ledger",
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:file:ledger.db",
        "jdbc:sqlite:ledger.db?synchronous=OFF",
      })
  void onlyAPlainFileIsTaken(String url) {
    LedgerFault fault = assertThrows(LedgerFault.class, () -> Ledger.open(url, Sample.CLOCK));

    assertTrue(fault.getMessage().startsWith("courier.ledger.url"), fault.getMessage());
  }

  private LedgerFault refused(List<String> scripts) {
    return assertThrows(LedgerFault.class, () -> open(scripts));
  }

  private Ledger open(List<String> scripts) {
    return Ledger.open(file, Sample.CLOCK, scripts);
  }

  private static List<String> twoScripts() {
    return and(SECOND);
  }

  /** The shipped scripts and one more. */
  private static List<String> and(String next) {
    List<String> scripts = new ArrayList<>(Migrations.shipped());
    scripts.add(next);
    return scripts;
  }

  private static List<String> edited(List<String> scripts) {
    List<String> edited = new ArrayList<>(scripts);
    edited.set(0, edited.get(0) + "-- edited");
    return edited;
  }

  private long count(String query) {
    try (Database database = Database.open(file)) {
      return database.read(sql -> sql.number(query));
    }
  }

  /** A page that nothing else at the start would read. */
  private void damageTheLastPage() throws IOException {
    int page = 4096;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(page), channel.size() - page);
    }
  }
}
