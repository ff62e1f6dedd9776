package io.attentivecourier.ledger;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A ledger's file. */
public final class LedgerBytes implements ForeignBytes {
  private final Path folder;
  private final byte[] sample;

  public LedgerBytes(Path folder) throws IOException {
    this.folder = folder;
    try (Ledger ledger = Sample.ledger(folder)) {
      Sample.delivered(ledger, "winback", Sample.file("Winback", 1));
      Sample.sealed(ledger, "loyalty", Sample.file("Gold", 2));
    }
    sample = Files.readAllBytes(folder.resolve("ledger.db"));
  }

  @Override
  public List<byte[]> samples() {
    return List.of(sample);
  }

  /** It is refused as a whole, or it can be asked for everything. */
  @Override
  public void read(byte[] bytes) throws IOException {
    for (String side : List.of("ledger.db-wal", "ledger.db-shm")) {
      Files.deleteIfExists(folder.resolve(side));
    }
    Files.write(folder.resolve("ledger.db"), bytes);
    try (Ledger ledger = Sample.ledger(folder)) {
      ledger.reports().on(Sample.DAY).forEach(run -> ledger.files().undelivered(run.run()));
      ledger.deliveries().baselines();
      ledger.deliveries().newestRuns();
      ledger.deliveries().deliveredOn(Sample.DAY);
      ledger.runs().unfinished().forEach(ledger.reports()::of);
      ledger.reports().of(RunId.parse("2026-11-22.winback.1"));
      ledger.schedules().seen();
      ledger.identity();
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(LedgerFault.class);
  }
}
