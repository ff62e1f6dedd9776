package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.JobCourse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody at a terminal sees of a run of attributes. */
class AnAttributeRunIsFollowedTest {
  private static final String TIERS =
      "SELECT phone, nullif(segment_name, '') AS tier" + TestHome.ROWS;
  private static final int MOST_RUNS = 20;
  private static final String BOB = "+12025550102";

  @RegisterExtension private final TestHome home = new TestHome();

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"));

  @BeforeEach
  void aPipeline() {
    System.setProperty("api.lookEvery", "50");
    api.jobs().all(JobCourse.good().atLook(1));
    home.api(api).pipeline("tiers", TIERS, "direct:send-attributes");
    home.rows("2025550101,gold", "2025550102,silver", "202555,gold");
  }

  @AfterEach
  void noBreach() {
    System.clearProperty("api.lookEvery");
    assertEquals(List.of(), api.breaches());
  }

  private static long count(Told told, String field) {
    return told.document().path("users").path(field).asLong(-1);
  }

  @Test
  void aRunHasTheKeysOfTheInterface() {
    Told run = Told.by(home, "run", "tiers");

    assertEquals(0, run.exit(), run::toString);
    List<String> keys = new ArrayList<>();
    run.document().fieldNames().forEachRemaining(keys::add);
    assertEquals(
        "run pipeline kind date state reason rows rejectedByRule users requests refusedByReason"
            + " message startedAt endedAt deliveredAt tookSeconds acts",
        String.join(" ", keys));
    assertTrue(run.text("run").matches("\\d{4}-\\d\\d-\\d\\d\\.tiers\\.1"), run::toString);
    assertEquals("attributes WHOLE", run.text("kind") + " " + run.text("state"));
    assertEquals(
        "{\"read\":7,\"rejected\":3,\"duplicates\":1,\"valid\":3}",
        run.document().get("rows").toString());
    assertEquals(
        "{\"identifier-mixed\":1,\"phone-shape\":2}",
        run.document().get("rejectedByRule").toString());
    assertEquals(
        "{\"sent\":3,\"unchanged\":0,\"applied\":3,\"refused\":0,\"unconfirmed\":0,\"cleared\":0}",
        run.document().get("users").toString());
    assertEquals(1, run.document().get("requests").asInt());
    assertEquals("{}", run.document().get("refusedByReason").toString());
    assertEquals("tiers: 3 people sent, 3 applied", run.text("message"));
  }

  @Test
  void theLedgerTellsTheSame() {
    Told run = Told.by(home, "run", "tiers");
    Told ledger = Told.by(home, "ledger", "--date", run.text("date"));

    assertEquals(0, ledger.exit());
    assertEquals(List.of(run.document()), List.of(ledger.document().get(0)));
    assertEquals(1, ledger.document().size());
    assertTrue(home.cli("ledger").out().contains("3 applied"));
  }

  @Test
  void aPlanIsOneDocumentTooAndSendsNobody() {
    Told plan = Told.by(home, "plan", "tiers");

    assertEquals(0, plan.exit(), plan::toString);
    assertTrue(plan.document().get("planned").asBoolean());
    assertFalse(plan.document().has("segments"));
    assertEquals(List.of(3L, 0L), List.of(count(plan, "sent"), count(plan, "applied")));
    assertEquals(0, api.requests().count(ApiEndpoint.BULK));
  }

  @Test
  void whoDoesNotWaitIsToldThatItIsAccepted() {
    Told run = Told.by(home, "run", "tiers", "--no-wait");

    assertEquals(4, run.exit(), run::toString);
    assertEquals("ACCEPTED", run.text("state"));
    assertEquals(List.of(3L, 3L), List.of(count(run, "sent"), count(run, "unconfirmed")));
    assertEquals(Map.of("Loyalty tier", "silver"), api.people().attributes(BOB));
  }

  @Test
  void theNextRunFollowsIt() throws Exception {
    Told first = Told.by(home, "run", "tiers", "--no-wait");
    Told second = Told.by(home, "run", "tiers");

    assertEquals(0, second.exit(), second::toString);
    assertEquals(RunState.WHOLE, state(first));
  }

  /** The next runs have nobody to send; the first look is due a second after the job began. */
  @Test
  void alsoOnesThatAreHeld() throws Exception {
    Told first = Told.by(home, "run", "tiers", "--no-wait");
    home.set("courier.guard.maxRejectedPercent", "1");
    for (int runs = 0; runs < MOST_RUNS && state(first) != RunState.WHOLE; runs++) {
      Told next = Told.by(home, "run", "tiers");
      assertEquals("HELD", next.text("state"), next::toString);
    }
    assertEquals(RunState.WHOLE, state(first));
  }

  private RunState state(Told run) throws Exception {
    return home.ledger().reports().of(RunId.parse(run.text("run"))).orElseThrow().state();
  }

  @Test
  void whatWasNotAppliedIsSaidWithWhatToType() {
    api.jobs().next(JobCourse.refusing(BOB::equals).atLook(1));
    Shell.Said partial = home.cli("run", "tiers");

    assertEquals(4, partial.exit(), partial.out());
    assertTrue(partial.out().contains("PARTIAL"), partial.out());
    assertTrue(partial.out().contains("refused: status-400 1"), partial.out());
    assertTrue(partial.out().contains("courier retry "), partial.out());
  }

  @Test
  void aHeldRunIsReleased() {
    home.set("courier.guard.maxChangedPercent", "50");
    Told.by(home, "run", "tiers");
    home.rows("2025550101,silver", "2025550102,gold");
    Told held = Told.by(home, "run", "tiers");
    assertEquals(
        "HELD changed 3", held.text("state") + " " + held.text("reason") + " " + held.exit());

    Told released = Told.by(home, "release", held.text("run"), "--reason", "a new season");
    assertEquals(0, released.exit(), released::toString);
    assertEquals(Map.of("Loyalty tier", "gold"), api.people().attributes(BOB));
    assertEquals(2, Told.by(home, "release", held.text("run"), "--reason", "x").exit());
  }
}
