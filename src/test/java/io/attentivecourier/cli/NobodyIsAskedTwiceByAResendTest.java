package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.act.Resendable;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.SettingsFault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NobodyIsAskedTwiceByAResendTest {
  @TempDir Path folder;

  @Test
  void aRunOfSubscribersIsNotSentToARetry() {
    assertEquals("nobody is asked to subscribe twice", mend(RunKind.SUBSCRIBERS));
  }

  @Test
  void aRunOfAttributesIs() {
    assertEquals(
        "`courier retry 2026-11-22.tiers.1` sends again what was not applied",
        mend(RunKind.ATTRIBUTES));
  }

  private String mend(RunKind kind) {
    String url = "jdbc:sqlite:" + folder.resolve("ledger.db");
    try (Ledger ledger = Ledger.open(url, Clock.systemUTC())) {
      RunId run = ledger.runs().begin("tiers", LocalDate.parse("2026-11-22"), kind);
      Resendable resendable = new Resendable(ledger);
      return assertThrows(SettingsFault.class, () -> resendable.require(run)).faults().get(0).fix();
    }
  }
}
