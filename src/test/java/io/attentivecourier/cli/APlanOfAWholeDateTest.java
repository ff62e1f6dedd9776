package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is there is compared with what would be: `run --again` ends as the plan says. */
class APlanOfAWholeDateTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    people(0, 500);
    home.pipeline("winback", TestHome.ALL);
  }

  private void people(int from, int to) {
    home.rows(
        IntStream.range(from, to)
            .mapToObj(i -> "%d,Winback".formatted(2_025_550_200L + i))
            .toArray(String[]::new));
  }

  @Test
  void aLossIsSeenBeforeItIsSent() {
    assertEquals(0, home.cli("run", "winback").exit());
    people(0, 100);
    Shell.Said said = home.cli("plan", "winback");
    assertEquals(3, said.exit(), said.out());
    // One canary is good.
    assertTrue(said.out().contains("Winback: 101 rows now, 501 at Attentive since "), said.out());
    assertTrue(said.out().contains("+0 −400"), said.out());
    assertTrue(said.out().contains("`run --again` would be HELD drop"), said.out());
    assertFalse(said.out().contains("DELIVERED"), said.out());
    Told plan = Told.by(home, "plan", "winback");
    assertEquals("HELD", plan.state("Winback"));
    assertEquals("drop", plan.text("reason"));
    assertEquals(400, plan.segment("Winback").path("removed").asInt());
    Told again = Told.by(home, "run", "winback", "--again");
    assertEquals(plan.exit(), again.exit());
    assertEquals(plan.text("state"), again.text("state"));
  }

  @Test
  void aSmallChangeWouldGoOut() {
    home.cli("run", "winback");
    people(10, 520);
    Shell.Said said = home.cli("plan", "winback");
    assertEquals(0, said.exit(), said.out());
    assertTrue(said.out().contains("+20 −10"), said.out());
    assertTrue(said.out().contains("`run --again` would be WHOLE"), said.out());
    assertEquals("READY", Told.by(home, "plan", "winback").state("Winback"));
  }

  @Test
  void aDateThatIsNotWholeIsPlannedAsARun() {
    Shell.Said said = home.cli("plan", "winback");
    assertEquals(0, said.exit(), said.out());
    assertFalse(said.out().contains("--again"), said.out());
    assertFalse(said.out().contains("at Attentive since"), said.out());
  }

  @Test
  void aSegmentThatIsGoneIsToldWithWhatIsThere() {
    home.rows("2025550201,Winback", "2025550202,Lapsed");
    home.cli("run", "winback");
    home.rows("2025550201,Winback");
    Shell.Said said = home.cli("plan", "winback");
    assertEquals(3, said.exit(), said.out());
    assertTrue(said.out().contains("Lapsed: 0 rows now, 1 at Attentive since "), said.out());
  }

  @Test
  void rejectedRowsAreWrittenOnlyWhenAsked() throws Exception {
    home.set("courier.guard.maxRejectedPercent", "1");
    home.rows(
        "2025550201,Treue Größe", "2025550202,Win!", "2025550203,2025550199x!", "555,Winback");
    Shell.Said plan = home.cli("plan", "winback");
    assertEquals(3, plan.exit(), plan.out());
    assertFalse(Files.exists(home.home().rejected()) && entries() > 0);
    assertTrue(plan.out().contains("`courier plan winback --rejected`"), plan.out());
    assertFalse(plan.out().contains("RUN"), plan.out());
    assertTrue(plan.out().contains("\"Treue Größe\", \"Win!\""), plan.out());
    assertFalse(plan.out().contains("2025550199x"), plan.out());
    Shell.Said kept = home.cli("plan", "winback", "--rejected");
    assertEquals(3, kept.exit());
    String file = kept.out().replaceAll("(?s).*(var/rejected/\\S+\\.csv).*", "$1");
    assertTrue(Files.exists(home.home().resolve(file)), kept.out());
    assertTrue(Files.readString(home.home().resolve(file)).startsWith("row,column,rule,"));
    assertEquals(1, entries());
    String run = Told.by(home, "plan", "winback").text("run");
    assertTrue(run.endsWith(".1"), "a plan takes no number: " + run);
    home.cli("forget", "2025550202");
    assertFalse(Files.readString(home.home().resolve(file)).contains("\n2,"));
  }

  @Test
  void aRunNamesTheNamesThatItRefusedToo() {
    home.set("courier.guard.maxRejectedPercent", "1");
    home.rows("2025550201,Treue Größe", "2025550202,Winback");
    Shell.Said run = home.cli("run", "winback");
    assertEquals(3, run.exit());
    assertTrue(run.out().contains("names refused: \"Treue Größe\""), run.out());
  }

  private long entries() throws Exception {
    try (Stream<java.nio.file.Path> all = Files.list(home.home().rejected())) {
      return all.count();
    }
  }
}
