package io.attentivecourier.scale;

import static io.attentivecourier.run.RunReport.PersonOutcome.APPLIED;
import static io.attentivecourier.run.RunReport.PersonOutcome.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.known.EarlierRun;
import io.attentivecourier.known.Outcomes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worst that jobs can end with: every second person was refused. */
@Tag("scale")
class TenMillionOutcomesTakeTenMegabytes {
  private static final int JOBS = 39_063;
  private static final long LINES = JOBS * 256L;
  private static final RunId RUN = RunId.parse("2026-11-22.tiers.1");

  /** A character a person, and a tenth more for pages and keys. */
  private static final long MOST_BYTES = 12 << 20;

  @TempDir private Path folder;

  private static RunReport.PersonOutcome outcome(long line) {
    return line % 2 == 0 ? APPLIED : REFUSED;
  }

  private Path ledgerFile() {
    return folder.resolve("ledger.db");
  }

  private Ledger ledger() {
    return Ledger.open("jdbc:sqlite:" + ledgerFile(), Clock.systemUTC());
  }

  private void seal() {
    var parts = List.of(new SealedFile.Part("attributes", LINES));
    var file = new SealedFile("attributes.jsonl", "attributes", 1, 90, "ab".repeat(32), parts);
    try (Ledger ledger = ledger()) {
      assertEquals(RUN, ledger.runs().begin("tiers", RUN.date(), RunKind.ATTRIBUTES));
      ledger.files().seal(RUN, new RunReport.Counts(LINES, 0, Map.of()), List.of(file));
    }
  }

  @Test
  void andAreReadInSeconds() throws Exception {
    seal();
    new EarlierRun(folder.resolve("people"), ledgerFile(), RUN)
        .ended(JOBS, 128)
        .noted(LINES, TenMillionOutcomesTakeTenMegabytes::outcome);
    ledger().close();
    long before = Files.size(ledgerFile());
    try (Ledger ledger = ledger()) {
      OutcomeCursor outcomes = takenOver(ledger);
      Instant begin = Instant.now();
      for (long line = 0; line < LINES; line++) {
        if (outcomes.get(line) != outcome(line)) {
          throw new AssertionError("line " + line);
        }
      }
      tell("they are read", begin, Duration.ofSeconds(30));
    }
    long bytes = Files.size(ledgerFile()) - before;
    System.out.printf("they take %,d kB of %,d kB%n", bytes >> 10, Files.size(ledgerFile()) >> 10);
    assertTrue(bytes < MOST_BYTES, () -> bytes + " bytes");
  }

  private OutcomeCursor takenOver(Ledger ledger) throws Exception {
    Instant begin = Instant.now();
    OutcomeCursor outcomes = new Outcomes(folder.resolve("people"), ledger.outcomes()).of(RUN);
    tell("10 M outcomes are taken over", begin, Duration.ofSeconds(60));
    return outcomes;
  }

  private static void tell(String what, Instant begin, Duration most) {
    Duration took = Duration.between(begin, Instant.now());
    System.out.printf("%s in %d ms%n", what, took.toMillis());
    assertTrue(took.compareTo(most) < 0, () -> what + " in " + took);
  }
}
