package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.known.AskedPeople.AskedState;
import io.attentivecourier.run.RunKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger from a backup is whole and was acknowledged: only the mark beside it tells that others
 * were asked since.
 */
class AnOlderLedgerAsksNobodyTest {
  @TempDir Path root;
  @AutoClose private AskingHome home;

  @BeforeEach
  void someWereAsked() throws IOException {
    home = new AskingHome(root).acknowledged();
    home.intend(1);
  }

  @Test
  void aBackupOfBeforeTheLastRequestIsOlder() throws IOException {
    home.backUp("before");
    home.intend(2);
    home.restore("before");
    assertEquals(AskedState.OLDER, home.state());
    assertTrue(home.asked().isAcknowledged());
  }

  @Test
  void aBackupThatHasThemAllIsKnown() throws IOException {
    home.intend(2);
    home.backUp("after");
    home.restore("after");
    assertEquals(AskedState.KNOWN, home.state());
  }

  @Test
  void aBackupOfAnEmptyLedgerIsOlder() throws IOException {
    home.loseTheLedger();
    assertEquals(AskedState.OLDER, home.state());
  }

  /** As many were asked, but by a run that this ledger does not know. */
  @Test
  void anotherLedgerThatKnowsAsManyIsOlder() throws IOException {
    home.backUp("before");
    home.run = home.ledger.runs().begin("others", home.run.date(), RunKind.SUBSCRIBERS);
    home.intend(2);
    home.restore("before");
    home.ledger.people().intend(Home.KEY, 3, home.run);
    assertEquals(2, home.total());
    assertEquals(AskedState.OLDER, home.state());
  }

  /** A crash between the two: the ledger is ahead, and nobody is lost. */
  @Test
  void aMarkThatIsBehindIsGood() throws IOException {
    byte[] before = Files.readAllBytes(home.mark());
    home.intend(2);
    Files.write(home.mark(), before);
    assertEquals(AskedState.KNOWN, home.state());
    assertFalse(home.intend(2));
    assertTrue(home.intend(3));
    assertEquals("3 " + home.run, line());
  }

  private String line() throws IOException {
    String line = Files.readString(home.mark(), StandardCharsets.US_ASCII);
    assertEquals(128, line.length());
    return line.strip().replaceFirst(" [0-9a-f]{8}$", "");
  }

  @Test
  void theMarkIsWrittenAfterEachPerson() throws IOException {
    for (long hash = 2; hash < 20; hash++) {
      home.intend(hash);
      assertEquals(hash + " " + home.run, line());
    }
  }

  @Test
  void theMarkNeverShrinks() throws IOException {
    home.backUp("before");
    home.intend(2);
    home.restore("before");
    assertThrows(IllegalStateException.class, () -> home.intend(3));
    assertThrows(IllegalStateException.class, () -> home.intend(4));
    assertTrue(line().startsWith("2 "));
    assertEquals(1, home.total());
  }

  @Test
  void aMarkThatIsGoneIsNotNobody() throws IOException {
    Files.delete(home.mark());
    assertEquals(AskedState.UNMARKED, home.state());
    assertThrows(IllegalStateException.class, () -> home.intend(2));
    assertEquals(AskedState.UNMARKED, home.state());
  }

  @Test
  void noDamagedMarkIsBelieved() throws IOException {
    byte[] good = Files.readAllBytes(home.mark());
    for (int at = 0; at < good.length; at++) {
      for (int bit = 1; bit < 256; bit <<= 1) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) bit;
        assertDamaged(bad);
      }
      assertDamaged(Arrays.copyOf(good, at));
    }
    assertDamaged(Arrays.copyOf(good, good.length + 1));
    Files.write(home.mark(), good);
    assertEquals(AskedState.KNOWN, home.state());
  }

  private void assertDamaged(byte[] bad) throws IOException {
    Files.write(home.mark(), bad);
    assertEquals(AskedState.DAMAGED, home.state());
    assertThrows(IllegalStateException.class, () -> home.intend(2));
  }

  /** Once an operator has looked, the older ledger is the one that counts. */
  @Test
  void whatIsAcknowledgedHoldsOnce() throws IOException {
    home.backUp("before");
    home.intend(2);
    home.restore("before");
    home.acknowledged();
    assertEquals(AskedState.KNOWN, home.state());
    assertTrue(home.intend(3));
    assertFalse(home.intend(1));
  }
}
