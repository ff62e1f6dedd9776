package io.attentivecourier.routes;

import io.attentivecourier.LiveContext;
import io.attentivecourier.feed.TestHome;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The shipped routes under Camel's test harness: the context of a courier at work, in a home with a
 * stand-in at the other end.
 */
abstract class FlowTestSupport extends CamelTestSupport {
  @RegisterExtension final TestHome home = new TestHome();

  @Override
  protected CamelContext createCamelContext() throws Exception {
    return LiveContext.of(home.courier());
  }
}
