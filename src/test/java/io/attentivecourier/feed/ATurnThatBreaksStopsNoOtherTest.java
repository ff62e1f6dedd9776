package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.people.RunTurns;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.standin.api.JobCourse;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two pipelines with nothing in common but the process that follows them. */
class ATurnThatBreaksStopsNoOtherTest {
  @RegisterExtension private final TestHome home = new TestHome();

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"));

  @BeforeEach
  void twoPipelines() {
    api.jobs().all(JobCourse.good().atLook(1));
    home.api(api).set("courier.attributes.city.name", "City");
    pipeline("tiers", "tier");
    pipeline("cities", "city");
    home.rows("2025550101,gold");
  }

  private void pipeline(String name, String attribute) {
    String query = "SELECT phone, segment_name AS " + attribute + TestHome.ROWS;
    home.pipeline(name, query, "direct:send-attributes");
  }

  /** Accepted, and then a fault that nobody foresaw, in each of its turns. */
  private RunReport broken() throws Exception {
    RunReport run = home.run("tiers");
    home.courier().follow(run.run(), false);
    home.clock().forward(Duration.ofHours(1));
    AdviceWith.adviceWith(
        home.courier().context(),
        "advance-run",
        route -> route.weaveAddFirst().process(exchange -> fault(exchange, run.run())));
    return run;
  }

  private static void fault(Exchange exchange, RunId run) {
    if (exchange.getMessage().getBody(RunTurns.RunTurn.class).getRun().equals(run)) {
      throw new IllegalStateException("made up");
    }
  }

  @Test
  void theRunOfAnotherPipelineComesToItsEnd() throws Exception {
    RunReport broken = broken();
    RunReport other = home.follow(home.run("cities"));

    assertEquals(RunState.WHOLE, other.state(), other.message());
    assertEquals(RunState.ACCEPTED, home.ledger().reports().of(broken.run()).orElseThrow().state());
  }

  @Test
  void theNextRunOfItsOwnPipelineWaits() throws Exception {
    RunReport broken = broken();
    home.rows("2025550101,silver");
    RunReport next = home.run("tiers");
    home.courier().follow(next.run(), false);

    assertEquals(RunState.ACCEPTED, home.ledger().reports().of(broken.run()).orElseThrow().state());
    assertEquals(1, api.requests().count(ApiEndpoint.BULK));
  }

  @Test
  void whoFollowsItHearsOfIt() throws Exception {
    RunReport broken = broken();
    assertThrows(Exception.class, () -> home.courier().follow(broken.run(), false));
  }
}
