package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The receiver keeps the members of a list that no file names any more. */
class ASegmentThatVanishedTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void delivered() throws Exception {
    home.rows(People.in("Denim:0-9", "Winback:0-9")).pipeline("winback", TestHome.ALL);
  }

  private RunReport without() throws Exception {
    home.run("winback");
    home.clock().forward(Duration.ofDays(1));
    return home.rows(People.in("Denim:0-9")).run("winback");
  }

  private static List<String> states(RunReport report) {
    return report.segments().stream().map(one -> one.name() + " " + one.state()).toList();
  }

  @Test
  void holdsTheRunAndTheOthersGo() throws Exception {
    RunReport report = without();
    assertEquals(RunState.HELD, report.state(), report.message());
    assertEquals("vanished", report.reason());
    assertEquals(List.of("Denim DELIVERED", "Winback VANISHED"), states(report));
    assertEquals(10, home.standIn().folder().size("Winback"));
    RunReport released = home.run("winback", RunRequest.release(report.run(), null));
    assertEquals(RunState.WHOLE, released.state(), released.message());
  }

  @Test
  void isOnlyToldWhereThatWasAskedFor() throws Exception {
    home.set("courier.vanished", "report");
    RunReport report = without();
    assertEquals(RunState.WHOLE, report.state());
    assertTrue(report.message().contains("Winback"), report.message());
  }
}
