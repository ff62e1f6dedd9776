package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.home.Locks;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ASegmentIsRetiredTest {
  private static final String WHY = "--reason=the campaign is over";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void twoLists() {
    home.set("courier.guard.maxRejectedPercent", "100").set("courier.guard.maxDropRows", "0");
    home.rows("2025550101,Denim", "2025550101,Winback").pipeline("winback", TestHome.ALL);
    assertEquals(0, home.cli("run", "winback").exit());
  }

  private long snapshots() throws IOException {
    try (Stream<Path> kept = Files.walk(home.home().members())) {
      return kept.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void nobodyMissesItAndNothingOfItIsKept() throws Exception {
    home.rows("2025550101,Denim");
    assertEquals(3, home.cli("run", "winback", "--again").exit());
    long before = snapshots();
    Told retired = Told.by(home, "retire", "Winback", WHY);
    assertEquals(0, retired.exit(), retired.document()::toString);
    assertEquals(before - 1, snapshots());
    Told next = Told.by(home, "run", "winback", "--again");
    assertEquals(0, next.exit(), next.document()::toString);
    assertEquals(1, next.document().path("segments").size());
  }

  @Test
  void anotherPipelineMayTakeItsName() {
    home.rows("2025550102,Winback").pipeline("spring", TestHome.ALL);
    assertEquals("segment-owner", Told.by(home, "run", "spring").text("reason"));
    assertEquals(0, home.cli("retire", "Winback", WHY).exit());
    Told taken = Told.by(home, "run", "spring", "--again");
    assertEquals(0, taken.exit(), taken.document()::toString);
  }

  @Test
  void anUnknownNameIsAnsweredWithNearOnes() {
    Told said = Told.by(home, "retire", "winbak", WHY);
    assertEquals(2, said.exit());
    assertTrue(said.fault().contains("near: Winback, Denim"), said.fault());
    assertEquals(0, home.cli("retire", "Winback", WHY).exit());
    assertEquals(2, home.cli("retire", "Winback", WHY).exit());
  }

  @Test
  void aListThatIsStillToBeSentIsSentFirst() {
    home.standIn().faults().always(SftpFailure.refuseRename());
    assertEquals(1, home.cli("run", "winback", "--again").exit());
    Told said = Told.by(home, "retire", "Winback", WHY);
    assertEquals(2, said.exit());
    assertTrue(said.fault().contains("courier run winback"), said.fault());
  }

  @Test
  void itsPipelineIsNotInTheMiddleOfARun() {
    try (Locks.Held held = new Locks(home.home().locks()).lock("pipeline-winback")) {
      assertEquals(5, home.cli("retire", "Winback", WHY).exit());
    }
    assertEquals(2, home.cli("retire", "Winback").exit());
  }
}
