package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyAnApiRunHasPeople {
  @TempDir private Path folder;

  @Test
  void onlyAnApiRunHasPeople() {
    try (Ledger ledger = Sample.ledger(folder)) {
      RunId segments = Sample.sealed(ledger, "winback", Sample.file("Winback", 1));
      RunId begun = ledger.runs().begin("signup", Sample.DAY, RunKind.SUBSCRIBERS);

      assertEquals(Optional.empty(), ledger.reports().users(segments));
      assertEquals(null, ledger.reports().of(segments).orElseThrow().users());
      assertEquals(Optional.of(RunReport.Users.NONE), ledger.reports().users(begun));
      assertEquals(Optional.empty(), ledger.reports().users(new RunId(Sample.DAY, "none", 1)));
    }
  }

  @Test
  void aRunOfWhichNobodyChangedHasItsSumsToo() {
    try (Ledger ledger = Sample.ledger(folder)) {
      RunReport.Users users = ledger.reports().users(Api.sealed(ledger, 0)).orElseThrow();

      assertEquals(new RunReport.Users(0, 100, 0, 0, 0, 0, 3, 0, 0, 0, Map.of()), users);
    }
  }
}
