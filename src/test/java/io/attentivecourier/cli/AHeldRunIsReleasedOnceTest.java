package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AHeldRunIsReleasedOnceTest {
  private static final String WHY = "--reason=the spring list is meant to be small";

  @RegisterExtension final TestHome home = new TestHome();

  /** Ten people of Winback are at Attentive; six, three or one are left. */
  @BeforeEach
  void aListOfTen() {
    home.set("courier.guard.maxRejectedPercent", "100").set("courier.guard.maxDropRows", "0");
    home.pipeline("winback", TestHome.ALL);
    rows(10);
    assertEquals(0, home.cli("run", "winback").exit());
  }

  /** Denim first, with the canaries in it: it never shrinks. */
  private void rows(int winback) {
    Stream<String> people =
        IntStream.range(0, winback).mapToObj(n -> "20255501%02d,Winback".formatted(n));
    home.rows(Stream.concat(Stream.of("2025550120,Denim"), people).toArray(String[]::new));
  }

  private Told held(int winback) {
    rows(winback);
    Told held = Told.by(home, "run", "winback", "--again");
    assertEquals(3, held.exit(), held.document()::toString);
    assertEquals("HELD", held.state("Winback"));
    return held;
  }

  private List<Act> acts(Told run) {
    String url = "jdbc:sqlite:" + home.home().state().resolve("ledger.db");
    try (Ledger ledger = Ledger.open(url, Clock.systemUTC())) {
      return ledger.runs().acts(RunId.parse(run.text("run")));
    }
  }

  @Test
  void whatWasHeldIsSentAndNamesTheReleasedRun() throws Exception {
    Told held = held(3);
    Told released = Told.by(home, "release", held.text("run"), WHY);
    assertEquals(0, released.exit(), released.document()::toString);
    assertEquals("DELIVERED", released.state("Winback"));
    assertTrue(released.text("message").contains(held.text("run")), released.text("message"));
    assertEquals(3, home.received(released.file("Winback")).lines().count());
    Act act = acts(held).get(0);
    assertEquals(Act.Kind.RELEASE, act.kind());
    assertEquals(System.getProperty("user.name"), act.who());
    assertEquals("the spring list is meant to be small", act.reason());
  }

  @Test
  void theLedgerSaysWhoReleasedItAndWhy() {
    String held = held(3).text("run");
    assertEquals(0, Told.by(home, "ledger").document().path(0).path("acts").size());
    assertEquals(0, home.cli("release", held, WHY).exit());
    JsonNode act = Told.by(home, "ledger").document().path(0).path("acts").path(0);
    assertEquals("release", act.path("kind").asText());
    assertEquals(held, act.path("run").asText());
    String screen = home.cli("ledger").out();
    String who = System.getProperty("user.name");
    assertTrue(screen.contains(held + ": release by " + who + ": the spring list"), screen);
  }

  @Test
  void aSecondReleaseIsRefusedWithWhatToType() {
    String held = held(3).text("run");
    assertEquals(0, home.cli("release", held, WHY).exit());
    Told second = Told.by(home, "release", held, WHY);
    assertEquals(2, second.exit());
    assertTrue(second.fault().contains("was released before"), second.fault());
    assertTrue(second.fault().contains("courier run winback"), second.fault());
  }

  @Test
  void aWorseListIsHeldAgainAndIsTheNextToRelease() {
    Told held = held(3);
    rows(1);
    Told worse = Told.by(home, "release", held.text("run"), WHY);
    assertEquals(3, worse.exit(), worse.document()::toString);
    assertEquals(2, Told.by(home, "release", held.text("run"), WHY).exit());
    Told released = Told.by(home, "release", worse.text("run"), WHY);
    assertEquals(0, released.exit(), released.document()::toString);
  }

  @Test
  void aLargerDropIsLetGoWhereThatIsTyped() {
    Told held = held(3);
    rows(2);
    Told enough = Told.by(home, "release", held.text("run"), WHY, "--max-drop", "80%");
    assertEquals(0, enough.exit(), enough.document()::toString);
  }

  @Test
  void anOlderRunIsNotTheOneThatWasLookedAt() {
    Told first = held(3);
    Told second = held(3);
    Told old = Told.by(home, "release", first.text("run"), WHY);
    assertEquals(2, old.exit());
    assertTrue(old.fault().contains("courier release " + second.text("run")), old.fault());
  }

  @Test
  void aRunThatIsNotHeldHasNothingToLetGo() {
    rows(9);
    Told whole = Told.by(home, "run", "winback", "--again");
    Told said = Told.by(home, "release", whole.text("run"), WHY);
    assertEquals(2, said.exit());
    assertTrue(said.fault().contains("is WHOLE, not HELD"), said.fault());
  }

  @Test
  void anUnknownRunAnUnreadableOneAndOneOfAnotherDateAreUsage() {
    String held = held(3).text("run");
    Told unknown = Told.by(home, "release", held + "7", WHY);
    assertEquals(2, unknown.exit());
    assertTrue(unknown.fault().contains(held), unknown.fault());
    assertEquals(2, Told.by(home, "release", "winback", WHY).exit());
    assertEquals(2, Told.by(home, "release", "2020-01-01.winback.1", WHY).exit());
    assertEquals(2, Told.by(home, "release", held).exit());
    assertEquals(2, Told.by(home, "release", held, "--reason", " ").exit());
    assertEquals(2, Told.by(home, "release", held, WHY, "--max-drop", "101%").exit());
  }

  @Test
  void aReleaseThatMeetsARunIsBusyAndMayBeTypedAgain() {
    String held = held(3).text("run");
    try (Locks.Held lock = new Locks(home.home().locks()).lock("pipeline-winback")) {
      assertEquals(5, home.cli("release", held, WHY).exit());
    }
    assertEquals(0, home.cli("release", held, WHY).exit());
  }
}
