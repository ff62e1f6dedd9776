package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class APausedPipelineStartsNothingTest {
  private static final String CRON = "0 0 0 * * ?";
  private static final String WHY = "--reason=promo moved";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void atMidnight() throws Exception {
    home.rows("2025550101,Winback");
    home.write("routes/pipelines/winback.camel.yaml", scheduled(CRON));
    try (Ledger before = ledger(-2)) {
      before.schedules().note("winback", CRON, NEW_YORK);
    }
  }

  /** The ledger as of some days from now. */
  private Ledger ledger(int days) {
    Settings settings = Settings.load(home.home(), Map.of(), Map.of());
    return Ledger.open(
        settings.ledgerUrl(), Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));
  }

  private static String scheduled(String cron) {
    return """
    - route:
        id: winback
        from:
          uri: quartz:courier/winback
          parameters:
            cron: %s
          steps:
            - setBody:
                constant: %s
            - to:
                uri: direct:send-segments
    """
        .formatted(cron, TestHome.ALL);
  }

  private Told pause(String... more) {
    return more.length == 0
        ? Told.by(home, "pause", "winback", WHY, "--by", "anna")
        : Told.by(home, "pause", "winback", WHY, more[0], more[1]);
  }

  @Test
  void whoAndWhyAndWhenAreTold() {
    Told told = pause();
    assertEquals(0, told.exit());
    assertEquals("anna", told.text("pausedBy"));
    assertEquals("promo moved", told.text("reason"));
    assertTrue(told.document().path("paused").asBoolean());
    assertTrue(told.text("since").endsWith("Z"), told.text("since"));
    assertEquals("courier resume winback", told.text("next"));
  }

  @Test
  void aSecondPauseKeepsTheFirst() {
    String since = pause().text("since");
    Told second = pause("--by", "ben");
    assertEquals(0, second.exit());
    assertEquals("anna", second.text("pausedBy"));
    assertEquals(since, second.text("since"));
  }

  @Test
  void aDateWhoseFireFellIntoThePauseIsPausedAndGood() {
    assertEquals("MISSED", state(ledgerOf(1)));
    try (Ledger before = ledger(-1)) {
      before.schedules().pause("winback", "anna", "promo moved");
    }
    Told paused = ledgerOf(0);
    assertEquals("PAUSED", state(paused));
    assertEquals("anna", paused.document().path(0).path("paused").path("pausedBy").asText());
    home.cli("resume", "winback", "--by", "ben");
    assertEquals("PAUSED", state(ledgerOf(0)));
  }

  @Test
  void aPausedDateIsNeverLate() {
    home.set("courier.deadline", "00:00");
    try (Ledger before = ledger(-1)) {
      before.schedules().pause("winback", "anna", "promo moved");
    }
    Told paused = ledgerOf(0);
    assertEquals("PAUSED", state(paused));
    assertFalse(paused.document().path(0).path("late").asBoolean());
    JsonNode run = Told.by(home, "run", "winback").document();
    assertFalse(run.path("late").asBoolean(), run::toString);
    assertEquals("WHOLE", state(ledgerOf(0)));
  }

  @Test
  void aMissedDateIsLateToo() {
    home.set("courier.deadline", "00:00");
    Told missed = ledgerOf(1);
    assertEquals("MISSED", state(missed));
    assertTrue(missed.document().path(0).path("late").asBoolean());
    String screen = home.cli("ledger").out();
    assertTrue(screen.contains("is LATE: courier.deadline has passed"), screen);
    assertTrue(screen.contains("at 00:00 ("), screen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"courier.enabled", "courier.pipeline.winback.enabled"})
  void aSettingPausesItAlike(String key) {
    home.set(key, "false");
    Told paused = ledgerOf(0);
    assertEquals("PAUSED", state(paused));
    assertEquals(key, paused.document().path(0).path("paused").path("pausedBy").asText());
    String screen = home.cli("ledger").out();
    assertTrue(screen.contains("winback is paused by " + key + "=false"), screen);

    Told resumed = Told.by(home, "resume", "winback", "--by", "anna");
    assertEquals(2, resumed.exit());
    assertEquals(key, resumed.document().path("faults").path(0).path("key").asText());
  }

  @Test
  void aRunSaysThatItIsPausedAndKeepsItsExitCode() {
    pause();
    Told run = Told.by(home, "run", "winback");
    assertEquals(0, run.exit(), run.document()::toString);
    assertEquals("WHOLE", run.text("state"));
    assertEquals("anna", run.document().path("paused").path("pausedBy").asText());
    Shell.Said again = home.cli("run", "winback");
    assertEquals(0, again.exit());
    assertTrue(again.out().contains("is whole"), again.out());
    assertTrue(again.out().contains("winback is paused since"), again.out());
    String resend = home.cli("resend", run.text("run"), "--by", "anna").out();
    assertTrue(resend.contains("winback is paused since"), resend);
  }

  @Test
  void aRunOfADisabledPipelineSaysWhichSettingItIs() {
    home.set("courier.pipeline.winback.enabled", "false");
    Shell.Said run = home.cli("run", "winback");
    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("paused by courier.pipeline.winback.enabled=false"), run.out());
  }

  @Test
  void aReleaseWorksInAPause() {
    home.set("courier.guard.minRows", "1000");
    pause();
    Told held = Told.by(home, "run", "winback");
    assertEquals(3, held.exit(), held.document()::toString);
    Told released =
        Told.by(home, "release", held.text("run"), "--reason=small on purpose", "--by", "anna");
    assertEquals(0, released.exit(), released.document()::toString);
    assertEquals("anna", released.document().path("paused").path("pausedBy").asText());
  }

  @Test
  void aResumeStartsNothingAndSaysWhatWould() {
    pause();
    Shell.Said resumed = home.cli("resume", "winback", "--by", "ben");
    assertEquals(0, resumed.exit());
    assertTrue(resumed.out().contains("by anna"), resumed.out());
    assertTrue(resumed.out().contains("next: courier run winback"), resumed.out());
    assertEquals(0, home.cli("resume", "winback", "--by", "ben").exit());
    try (Ledger now = ledger(0)) {
      assertEquals(List.of(), now.reports().on(LocalDate.now(NEW_YORK)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume"})
  void anUnknownPipelineIsNamed(String command) {
    Told told =
        command.equals("pause")
            ? Told.by(home, command, "winbak", WHY, "--by", "anna")
            : Told.by(home, command, "winbak", "--by", "anna");
    assertEquals(2, told.exit());
    assertTrue(told.fault().contains("there are: winback"), told.fault());
  }

  @Test
  void pipelinesTellsWhatIsPausedAndWhatIsDue() {
    JsonNode due = Told.by(home, "pipelines").document().path(0);
    assertEquals("winback", due.path("name").asText());
    assertEquals("segments", due.path("destination").asText());
    assertEquals(CRON, due.path("schedule").asText());
    assertFalse(due.path("paused").asBoolean());
    assertTrue(due.path("nextDue").asText().endsWith("Z"), due::toString);
    assertTrue(due.path("lastState").isNull());
    assertTrue(due.path("owner").isNull());

    assertEquals(0, home.cli("run", "winback").exit());
    pause();
    JsonNode paused = Told.by(home, "pipelines").document().path(0);
    assertTrue(paused.path("paused").asBoolean());
    assertEquals("anna", paused.path("pausedBy").asText());
    assertEquals("promo moved", paused.path("reason").asText());
    assertTrue(paused.path("nextDue").isNull());
    assertEquals("WHOLE", paused.path("lastState").asText());
    assertTrue(paused.path("lastRun").asText().endsWith(".winback.1"), paused::toString);
    home.set("courier.pipeline.winback.owner", "growth team");
    assertEquals(
        "growth team", Told.by(home, "pipelines").document().path(0).path("owner").asText());
    String screen = home.cli("pipelines").out();
    assertTrue(screen.contains("winback is owned by growth team"), screen);
    assertTrue(screen.contains("daily at 00:00 America/New_York"), screen);
    assertTrue(screen.contains("winback is paused since"), screen);
  }

  private Told ledgerOf(int exit) {
    Told told = Told.by(home, "ledger");
    assertEquals(exit, told.exit(), told.document()::toString);
    return told;
  }

  private static String state(Told ledger) {
    return ledger.document().path(0).path("state").asText();
  }
}
