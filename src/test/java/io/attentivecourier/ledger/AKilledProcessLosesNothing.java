package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AKilledProcessLosesNothing {
  @RegisterExtension
  final ChildJvm jvm = new ChildJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  @TempDir private Path folder;

  @Test
  void allThatWasCommittedIsThereAndNothingElse() throws Exception {
    ChildJvm.Ended halted = jvm.run(Halting.class, folder.resolve("ledger.db").toString());
    assertEquals(Halting.EXIT_CODE, halted.exit(), halted.said());
    try (Ledger ledger = Sample.ledger(folder)) {
      assertEquals(Halting.COMMITTED, ledger.runs().unfinished().size());
      assertEquals(Halting.COMMITTED, ledger.reports().on(Sample.DAY).size());
      assertEquals(
          Map.of("Next", Halting.COMMITTED + 1),
          ledger.files().numbers(Sample.DAY, List.of("Next")));
    }
  }
}
