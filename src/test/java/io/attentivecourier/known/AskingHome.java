package io.attentivecourier.known;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/** A home whose ledger knows who was asked to subscribe. */
final class AskingHome implements AutoCloseable {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");

  final io.attentivecourier.home.Home home;
  Ledger ledger;
  RunId run;

  AskingHome(Path root) {
    home = io.attentivecourier.home.Home.at(root);
    open();
  }

  private void open() {
    ledger = Ledger.open("jdbc:sqlite:" + ledgerFile(), Clock.systemUTC());
    run = ledger.runs().begin("signups", DAY, RunKind.SUBSCRIBERS);
  }

  private Path ledgerFile() {
    return home.state().resolve("ledger.db");
  }

  Path mark() {
    return home.state().resolve("asked.mark");
  }

  EarlierAsked earlier() throws IOException {
    return earlier(Home.KEY);
  }

  EarlierAsked earlier(String keyId) throws IOException {
    return new EarlierAsked(home.people(), keyId);
  }

  AskedPeople asked() {
    return asked(Home.KEY);
  }

  AskedPeople asked(String keyId) {
    return new AskedPeople(ledger, home, keyId);
  }

  /** After an operator has looked. */
  AskingHome acknowledged() throws IOException {
    asked().acknowledge(null);
    return this;
  }

  boolean intend(long hash) throws IOException {
    return asked().intend(hash, run);
  }

  AskedPeople.AskedState state() throws IOException {
    return asked().state();
  }

  long total() {
    return ledger.people().total().people();
  }

  /** Those of the hashes, ascending without a sign, who were asked. */
  List<Long> known(long... hashes) {
    var cursor = asked().ascending();
    return LongStream.of(hashes).filter(cursor::contains).boxed().toList();
  }

  List<String> files() throws IOException {
    try (var files = Files.list(home.people())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("subscribers."))
          .sorted()
          .toList();
    }
  }

  /** The ledger as it is now, to be brought back. */
  void backUp(String name) throws IOException {
    ledger.close();
    Files.copy(ledgerFile(), backup(name));
    open();
  }

  void restore(String name) throws IOException {
    loseTheLedger();
    ledger.close();
    Files.copy(backup(name), ledgerFile(), StandardCopyOption.REPLACE_EXISTING);
    open();
  }

  private Path backup(String name) {
    return home.root().resolve(name);
  }

  /** It is begun anew. */
  void loseTheLedger() throws IOException {
    ledger.close();
    for (String side : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(ledgerFile().resolveSibling("ledger.db" + side));
    }
    open();
  }

  @Override
  public void close() {
    ledger.close();
  }
}
