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

  private static boolean isAcknowledged(Ledger ledger, String keyId) {
    return ledger.people().acknowledgedKey().filter(keyId::equals).isPresent();
  }

  @Test
  void nobodyMayUnderANewLedger() {
    try (Ledger ledger = ledger(folder)) {
      assertEquals(false, isAcknowledged(ledger, KEY));
    }
  }

  @Test
  void onceSaidItStaysSo() {
    try (Ledger ledger = ledger(folder)) {
      ledger.people().acknowledge(KEY, begin(ledger, "signups"));
      ledger.people().acknowledge(KEY, begin(ledger, "signups"));
    }
    try (Ledger ledger = ledger(folder)) {
      assertEquals(true, isAcknowledged(ledger, KEY));
    }
  }

  @Test
  void itIsSaidOfOneKey() {
    try (Ledger ledger = ledger(folder)) {
      ledger.people().acknowledge(KEY, null);
      assertEquals(true, isAcknowledged(ledger, KEY));
      assertEquals(false, isAcknowledged(ledger, "ffffffff"));
    }
  }

  @Test
  void itIsOfARunThatBegan() {
    try (Ledger ledger = ledger(folder)) {
      RunId unknown = RunId.parse("2026-11-22.signups.9");
      assertThrows(IllegalStateException.class, () -> ledger.people().acknowledge(KEY, unknown));
    }
  }

  @Test
  void theNewestCounts() {
    try (Ledger ledger = ledger(folder)) {
      ledger.people().acknowledge(KEY, null);
      ledger.people().acknowledge("ffffffff", null);
      assertEquals(false, isAcknowledged(ledger, KEY));
      assertEquals(true, isAcknowledged(ledger, "ffffffff"));
    }
  }

  @Test
  void whatWasSealedBeforeItIsNotCovered() {
    try (Ledger ledger = ledger(folder)) {
      RunId earlier = begin(ledger, "signups");
      RunId released = begin(ledger, "signups");
      RunId later = begin(ledger, "signups");
      ledger.people().acknowledge(KEY, released);
      assertEquals(false, ledger.people().isAcknowledged(KEY, earlier));
      assertEquals(true, ledger.people().isAcknowledged(KEY, released));
      assertEquals(true, ledger.people().isAcknowledged(KEY, later));
      assertEquals(false, ledger.people().isAcknowledged("ffffffff", later));
    }
  }
}
