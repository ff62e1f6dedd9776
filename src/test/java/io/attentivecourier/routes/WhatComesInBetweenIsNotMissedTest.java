package io.attentivecourier.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * The freshness query and the pipeline's are two, so they see two moments. The first is asked
 * first: what comes in between goes out with this run, or makes the next one send, never neither.
 */
class WhatComesInBetweenIsNotMissedTest extends FlowTestSupport {
  private static final String NAME = "sirendenim_subscriber_segment_20261122_1.csv";

  private final Listened listened = new Listened(home);

  @Override
  protected void setupResources() {
    home.set("courier.freshness.query", "SELECT count(*)" + TestHome.ROWS);
  }

  private RunState nextDay() throws Exception {
    home.clock().forward(Duration.ofDays(1));
    return home.run("winback").state();
  }

  /** One row more, once. */
  private void comesInBefore(String route, String step) throws Exception {
    AtomicBoolean came = new AtomicBoolean();
    listened.before(
        route,
        step,
        () -> {
          if (!came.getAndSet(true)) {
            home.rows("2025550101,Winback", "2025550102,Winback");
          }
        });
  }

  @Test
  void whatComesBetweenTheTwoQueries() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    comesInBefore("read-rows", "query");
    listened.to("ask-freshness", "ask").to("read-rows", "query");
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(List.of("ask", "query"), listened.steps());
    assertTrue(home.received(NAME).contains("2025550102,Winback\n"));
    assertEquals(RunState.WHOLE, nextDay());
    assertEquals(RunState.UNCHANGED, nextDay());
  }

  @Test
  void whatComesAfterBoth() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    comesInBefore("write-segments", "complete");
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(RunState.WHOLE, nextDay());
    assertTrue(home.received(NAME.replace("1122", "1123")).contains("2025550102,Winback\n"));
    assertEquals(RunState.UNCHANGED, nextDay());
  }
}
