package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.begin;
import static io.attentivecourier.ledger.Sample.ledger;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.run.RunId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhoMayAskPeopleIsAcknowledged {
  private static final String KEY = "0a1b2c3d";

  @TempDir private Path folder;

  @Test
  void nobodyMayUnderANewLedger() {
    try (Ledger ledger = ledger(folder)) {
      assertEquals(false, ledger.isAcknowledged(KEY));
    }
  }

  @Test
  void onceSaidItStaysSo() {
    try (Ledger ledger = ledger(folder)) {
      ledger.acknowledge(KEY, begin(ledger, "signups"));
      ledger.acknowledge(KEY, begin(ledger, "signups"));
    }
    try (Ledger ledger = ledger(folder)) {
      assertEquals(true, ledger.isAcknowledged(KEY));
    }
  }

  @Test
  void itIsSaidOfOneKey() {
    try (Ledger ledger = ledger(folder)) {
      ledger.acknowledge(KEY, null);
      assertEquals(true, ledger.isAcknowledged(KEY));
      assertEquals(false, ledger.isAcknowledged("ffffffff"));
    }
  }

  @Test
  void itIsOfARunThatBegan() {
    try (Ledger ledger = ledger(folder)) {
      RunId unknown = RunId.parse("2026-11-22.signups.9");
      assertThrows(IllegalStateException.class, () -> ledger.acknowledge(KEY, unknown));
    }
  }

  @Test
  void theNewestCounts() {
    try (Ledger ledger = ledger(folder)) {
      ledger.acknowledge(KEY, null);
      ledger.acknowledge("ffffffff", null);
      assertEquals(false, ledger.isAcknowledged(KEY));
      assertEquals(true, ledger.isAcknowledged("ffffffff"));
    }
  }

  @Test
  void whatWasSealedBeforeItIsNotCovered() {
    try (Ledger ledger = ledger(folder)) {
      RunId earlier = begin(ledger, "signups");
      RunId released = begin(ledger, "signups");
      RunId later = begin(ledger, "signups");
      ledger.acknowledge(KEY, released);
      assertEquals(false, ledger.isAcknowledged(KEY, earlier));
      assertEquals(true, ledger.isAcknowledged(KEY, released));
      assertEquals(true, ledger.isAcknowledged(KEY, later));
      assertEquals(false, ledger.isAcknowledged("ffffffff", later));
    }
  }
}
