package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AKilledProcessLosesNothing {
  @TempDir private Path folder;

  @Test
  void allThatWasCommittedIsThereAndNothingElse() throws IOException, InterruptedException {
    assertEquals(Halting.EXIT_CODE, exitCodeOfTheHalted());

    try (Ledger ledger = Sample.ledger(folder)) {
      assertEquals(Halting.COMMITTED, ledger.runs().unfinished().size());
      assertEquals(Halting.COMMITTED, ledger.reports().on(Sample.DAY).size());
      assertEquals(
          Map.of("Next", Halting.COMMITTED + 1),
          ledger.files().numbers(Sample.DAY, List.of("Next")));
    }
  }

  private int exitCodeOfTheHalted() throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Dorg.sqlite.tmpdir=" + folder,
            Halting.class.getName(),
            folder.resolve("ledger.db").toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
