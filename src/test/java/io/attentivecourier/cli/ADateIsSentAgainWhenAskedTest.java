package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ADateIsSentAgainWhenAskedTest {
  @RegisterExtension final TestHome home = new TestHome();

  private Told first;

  @BeforeEach
  void aWholeDate() {
    home.set("courier.guard.maxRejectedPercent", "100");
    home.rows("2025550101,Denim", "2025550101,Winback").pipeline("winback", TestHome.ALL);
    first = Told.by(home, "run", "winback");
    assertEquals(0, first.exit(), first.document()::toString);
  }

  @Test
  void everyFileIsReplacedUnderItsOwnName() throws Exception {
    home.rows("2025550103,Denim", "2025550104,Winback");
    Told again = Told.by(home, "run", "winback", "--again");
    assertEquals(0, again.exit(), again.document()::toString);
    assertEquals(first.file("Denim"), again.file("Denim"));
    assertEquals(first.file("Winback"), again.file("Winback"));
    assertTrue(home.received(first.file("Denim")).contains("2025550103,Denim\n"));
    assertEquals("2025550104,Winback\n", home.received(first.file("Winback")));
    assertEquals(2, home.standIn().folder().names().size());
  }

  @Test
  void aNewSegmentTakesTheNextNumberAndAVanishedOneKeepsItsFile() throws Exception {
    home.rows("2025550103,Denim", "2025550104,Boots");
    Told again = Told.by(home, "run", "winback", "--again");
    assertEquals(3, again.exit(), again.document()::toString);
    assertEquals("VANISHED", again.state("Winback"));
    assertEquals("2025550101,Winback\n", home.received(first.file("Winback")));
    assertTrue(again.file("Boots").endsWith("_3.csv"), again.file("Boots"));
    assertEquals("2025550104,Boots\n", home.received(again.file("Boots")));
  }

  @Test
  void aHeldSegmentKeepsItsFile() throws Exception {
    home.set("courier.guard.minRows", "2");
    home.rows("2025550103,Denim", "2025550104,Winback");
    Told again = Told.by(home, "run", "winback", "--again");
    assertEquals(3, again.exit(), again.document()::toString);
    assertEquals("HELD", again.state("Winback"));
    assertEquals("2025550101,Winback\n", home.received(first.file("Winback")));
    assertTrue(home.received(first.file("Denim")).contains("2025550103,Denim\n"));
  }

  @Test
  void aServerThatReplacesNothingKeepsTheOldFiles() throws Exception {
    home.rows("2025550103,Denim", "2025550104,Winback");
    home.standIn().faults().always(SftpFailure.refuseOverwrite());
    Told again = Told.by(home, "run", "winback", "--again");
    assertEquals(1, again.exit());
    assertEquals("rename-refused", again.text("reason"));
    assertEquals("2025550101,Winback\n", home.received(first.file("Winback")));
    assertFalse(home.received(first.file("Denim")).contains("2025550103"));
  }

  @Test
  void withoutTheOptionNothingIsDone() {
    home.rows("2025550103,Denim", "2025550104,Winback");
    Told second = Told.by(home, "run", "winback");
    assertEquals(first.text("run"), second.text("run"));
    assertEquals(
        List.of(first.file("Denim"), first.file("Winback")), home.standIn().folder().names());
    assertEquals(2, home.standIn().traffic().renames());
  }
}
