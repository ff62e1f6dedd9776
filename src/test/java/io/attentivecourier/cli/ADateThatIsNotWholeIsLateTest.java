package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All happens three years ago at ten, so that every deadline of those dates has passed by now. */
class ADateThatIsNotWholeIsLateTest {
  @RegisterExtension final TestHome home = new TestHome();

  private RunReport first;

  @BeforeEach
  void aWholeDateBeforeItsDeadline() throws Exception {
    home.clock().forward(Duration.ofDays(-3 * 365));
    home.set("courier.deadline", "10:30");
    home.set("courier.freshness.query", "SELECT count(*)" + TestHome.ROWS);
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    first = home.run("winback");
    assertEquals(RunState.WHOLE, first.state(), first.message());
  }

  private RunReport nextDay() throws Exception {
    home.clock().forward(Duration.ofDays(1));
    return home.run("winback");
  }

  private void assertLedger(RunReport run, String state, int exit) {
    String date = run.run().date().toString();
    Told told = Told.by(home, "ledger", "--date", date);
    assertEquals(exit, told.exit(), told.document()::toString);
    assertEquals(state, line(told).path("state").asText());
    String screen = home.cli("ledger", "--date", date).out();
    boolean late = "LATE".equals(state);
    assertEquals(late, screen.contains("is LATE: courier.deadline has passed"), screen);
    assertEquals(run.late(), screen.contains("only after courier.deadline"), screen);
  }

  private static JsonNode line(Told told) {
    return told.document().path(0);
  }

  @Test
  void nothingNewUntilTheDeadlineIsLate() throws Exception {
    RunReport unchanged = nextDay();
    assertEquals(RunState.UNCHANGED, unchanged.state());
    assertLedger(unchanged, "LATE", 1);
  }

  @Test
  void withoutADeadlineNothingNewIsGood() throws Exception {
    RunReport unchanged = nextDay();
    home.stop().set("courier.deadline", "");
    assertLedger(unchanged, "UNCHANGED", 0);
  }

  @Test
  void aRunThatIsStillUnderWayIsLate() throws Exception {
    var date = first.run().date().plusDays(1);
    var running = home.ledger().runs().begin("winback", date, RunKind.SEGMENTS);
    assertLedger(home.ledger().reports().of(running).orElseThrow(), "LATE", 1);
  }

  @Test
  void aDateThatBecameWholeTooLateIsGoodAndSaysSo() throws Exception {
    home.stop().set("courier.deadline", "09:30");
    home.rows("2025550101,Winback", "2025550102,Winback");
    RunReport late = nextDay();
    assertTrue(late.late());
    assertEquals(0, late.state().exitCode());
    assertLedger(late, "WHOLE", 0);
    String date = late.run().date().toString();
    assertTrue(line(Told.by(home, "ledger", "--date", date)).path("late").asBoolean());
  }

  @Test
  void aDateThatWasWholeInTimeIsNotLate() {
    Told told = Told.by(home, "ledger", "--date", first.run().date().toString());
    assertEquals(0, told.exit());
    assertFalse(line(told).path("late").asBoolean());
  }

  @Test
  void theWorstLineGivesTheExitCode() throws Exception {
    nextDay();
    home.clock().forward(Duration.ofDays(1));
    home.stop().pipeline("winback", TestHome.ALL + " WHERE 1 = 0");
    home.set("courier.freshness.query", "");
    RunReport failed = home.run("winback");
    assertEquals("query-empty", failed.reason(), failed.message());
    assertLedger(failed, "FAILED", 1);
  }
}
