package io.attentivecourier.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.pickup.PickupTransfer;
import io.attentivecourier.run.RunState;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.Test;

/** A reader of the routes, and whoever tests their own, sees where a list leaves the process. */
class WhatLeavesTheProcessIsAnEndpointTest extends FlowTestSupport {
  @Test
  void aFileGoesByUploadCheckAndPublish() throws Exception {
    adviceWith(
        (ModelCamelContext) context(), "deliver-file", route -> route.mockEndpoints("pickup:*"));
    for (String step : List.of("upload", "check", "publish")) {
      MockEndpoint mock = getMockEndpoint("mock:pickup:" + step);
      // Two small lists travel together.
      mock.expectedMessageCount(1);
      mock.allMessages().body().isInstanceOf(PickupTransfer.class);
    }
    NotifyBuilder done = new NotifyBuilder(context()).fromRoute("winback").whenDone(1).create();
    home.rows("2025550101,Denim", "2025550102,Winback").pipeline("winback", TestHome.ALL);
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertTrue(done.matches(10, TimeUnit.SECONDS));
    MockEndpoint.assertIsSatisfied(context());
  }

  @Test
  void anotherWordIsNoEndpoint() {
    Exception fault =
        assertThrows(
            ResolveEndpointFailedException.class, () -> context().getEndpoint("pickup:remove"));
    assertTrue(
        fault.getMessage().contains("one of pickup:upload, pickup:check, pickup:publish"),
        fault.getMessage());
  }
}
