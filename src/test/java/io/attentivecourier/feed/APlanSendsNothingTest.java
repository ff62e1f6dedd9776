package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class APlanSendsNothingTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void delivered() throws Exception {
    home.rows(People.in("Denim:0-98", "Winback:0-299")).pipeline("winback", TestHome.ALL);
    home.run("winback");
    home.clock().forward(Duration.ofDays(1));
    home.rows(People.in("Denim:10-108", "Winback:0-99"));
  }

  private List<Path> state() throws Exception {
    try (Stream<Path> all = Files.walk(home.home().state())) {
      return all.filter(file -> !file.startsWith(home.home().log()))
          .filter(file -> !file.getFileName().toString().startsWith("ledger.db"))
          .sorted()
          .toList();
    }
  }

  private RunReport planned() throws Exception {
    List<Path> before = state();
    int sessions = home.standIn().traffic().sessionsOpened();
    RunReport plan = home.run("winback", RunRequest.PLAN);
    assertEquals(before, state());
    assertEquals(sessions, home.standIn().traffic().sessionsOpened());
    assertEquals(List.of(), home.ledger().reports().on(plan.run().date()));
    assertTrue(plan.planned());
    return plan;
  }

  @Test
  void itTellsWhatTheRunThenDoes() throws Exception {
    RunReport plan = planned();
    RunReport run = home.run("winback");
    assertEquals(RunState.HELD, plan.state());
    assertEquals("drop", plan.reason());
    assertEquals(List.of("READY", "HELD"), states(plan));
    assertEquals(List.of("DELIVERED", "HELD"), states(run));
    assertEquals(plan.run(), run.run());
    assertEquals(facts(run), facts(plan));
  }

  private static List<String> states(RunReport report) {
    return report.segments().stream().map(one -> one.state().name()).toList();
  }

  private static List<String> facts(RunReport report) {
    return report.segments().stream().map(APlanSendsNothingTest::facts).toList();
  }

  private static String facts(SegmentOutcome one) {
    return Stream.of(one.name(), one.rows(), one.added(), one.removed(), one.kept(), one.sha256())
            .map(String::valueOf)
            .toList()
        + String.valueOf(one.file());
  }

  @Test
  void alsoWhereListsArePackedTogether() throws Exception {
    home.stop().set("courier.files", "single").set("courier.compression", "gzip");
    RunReport plan = planned();
    assertTrue(plan.segments().get(0).file().endsWith("_1.csv.gz"), plan.toString());
  }
}
