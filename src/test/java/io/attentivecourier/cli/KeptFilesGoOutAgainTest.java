package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.home.Locks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeptFilesGoOutAgainTest {
  private static final String WHY = "--reason=the join lost half";

  @RegisterExtension final TestHome home = new TestHome();

  private Told first;

  @BeforeEach
  void aWholeDate() {
    home.rows("2025550101,Denim", "2025550101,Winback").pipeline("winback", TestHome.ALL);
    first = Told.by(home, "run", "winback");
    assertEquals(0, first.exit(), first.document()::toString);
  }

  private Told again() {
    home.rows("2025550103,Denim", "2025550104,Winback");
    return Told.by(home, "run", "winback", "--again");
  }

  @Test
  void theNewestRunOfTodayIsSentAsItWas() throws Exception {
    Told resent = Told.by(home, "resend", first.text("run"));
    assertEquals(0, resent.exit(), resent.document()::toString);
    assertEquals("WHOLE", resent.text("state"));
    assertEquals(first.file("Winback"), resent.file("Winback"));
    assertEquals(first.segment("Winback").path("sha256"), resent.segment("Winback").path("sha256"));
    assertEquals(4, home.standIn().traffic().renames());
  }

  @Test
  void anEarlierRunsListsTakeThePlaceOfTodays() throws Exception {
    again();
    Told back = Told.by(home, "resend", first.text("run"), "--as-today", WHY);
    assertEquals(0, back.exit(), back.document()::toString);
    assertEquals("2025550101,Winback\n", home.received(first.file("Winback")));
    assertEquals(List.of(), home.standIn().folder().refusals());
  }

  @Test
  void theLedgerSaysWhoDidItAndWhy() {
    again();
    Told back = Told.by(home, "resend", first.text("run"), "--as-today", WHY);
    JsonNode act = Told.by(home, "ledger").document().path(0).path("acts").path(0);
    assertEquals("rollback", act.path("kind").asText());
    assertEquals(System.getProperty("user.name"), act.path("who").asText());
    String screen = home.cli("ledger").out();
    String who = System.getProperty("user.name");
    String line = ": rollback by " + who + ": " + first.text("run") + " as today's: the join";
    assertTrue(screen.contains(back.text("run") + line), screen);
  }

  @Test
  void aNewerRunIsNotWrittenOver() {
    Told second = again();
    Told refused = Told.by(home, "resend", first.text("run"));
    assertEquals(1, refused.exit());
    assertEquals("superseded", refused.text("reason"));
    assertTrue(refused.text("message").contains("courier resend " + second.text("run")));
    assertEquals(0, home.cli("ledger").exit(), "the date is as whole as it was");
  }

  @Test
  void whatNamesNoDeliveredListIsUsage() {
    Told unknown = Told.by(home, "resend", first.text("run") + "7");
    assertEquals(2, unknown.exit());
    assertTrue(unknown.fault().contains("courier ledger"), unknown.fault());
    assertEquals(2, Told.by(home, "resend", "winback").exit());
    assertEquals(2, Told.by(home, "resend", first.text("run"), "--as-today").exit());
    Told blank = Told.by(home, "resend", first.text("run"), "--as-today", "--reason", " ");
    assertEquals(2, blank.exit());
    assertTrue(blank.fault().contains("say why"), blank.fault());
  }

  @Test
  void aCanaryIsNobodysList() {
    Told canary = Told.by(home, "canary", "winback", "--rows", "1");
    assertEquals(0, canary.exit(), canary.document()::toString);
    Told refused = Told.by(home, "resend", canary.text("run"));
    assertEquals(2, refused.exit());
    assertTrue(refused.fault().contains("is a canary"), refused.fault());
  }

  @Test
  void aRunThatDeliveredNothingHasNothingToSend() {
    home.pipeline("winback", "SELECT phone, segment_name" + TestHome.ROWS + " WHERE false");
    Told failed = Told.by(home, "run", "winback", "--again");
    assertEquals("query-empty", failed.text("reason"), failed.document()::toString);
    Told refused = Told.by(home, "resend", failed.text("run"));
    assertEquals(2, refused.exit());
    assertTrue(refused.fault().contains("delivered nothing"), refused.fault());
  }

  @Test
  void aHeldRollbackIsNotReleased() {
    again();
    String min = "courier.guard.minRows=2";
    Told held = Told.by(home, "resend", first.text("run"), "--as-today", WHY, "--set", min);
    assertEquals(3, held.exit(), held.document()::toString);
    assertEquals("HELD", held.state("Winback"));
    Told refused = Told.by(home, "release", held.text("run"), WHY);
    assertEquals(2, refused.exit());
    assertTrue(refused.fault().contains("is a rollback"), refused.fault());
  }

  @Test
  void aBrokenPipelineFileIsNotInItsWay() {
    home.write("routes/pipelines/winback.camel.yaml", "- route: [");
    assertEquals(0, home.cli("resend", first.text("run")).exit());
  }

  @Test
  void whereThePipelineRunsItIsBusy() {
    try (Locks.Held lock = new Locks(home.home().locks()).lock("pipeline-winback")) {
      assertEquals(5, home.cli("resend", first.text("run")).exit());
    }
  }
}
