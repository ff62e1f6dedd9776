package io.attentivecourier.pipeline;

import io.attentivecourier.http.AnswerLimits;
import io.attentivecourier.http.BoundedAnswers;
import io.attentivecourier.settings.Api;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Registry;

/** Builds the limits into the clients of HTTP steps: an answer that never ends would hold a run. */
public final class ClientLimits {
  /** For a step that asks for something short: {@code httpClientConfigurer: "#call-limits"}. */
  public static final String CALLS = "call-limits";

  private static final String RESULTS = "result-limits";

  /** The routes' own property: also the longest wait between two bytes. */
  private static final String TIME = "{{api.answerTimeout:60000}}";

  private ClientLimits() {}

  public static void bind(CamelContext context, Api api) {
    HttpClientConfigurer calls =
        client -> BoundedAnswers.of(limits(AnswerLimits.OF_A_CALL, context)).limit(client);
    HttpClientConfigurer results =
        client ->
            BoundedAnswers.ofResults(limits(AnswerLimits.OF_A_RESULT, context), api.url())
                .limit(client);
    Registry registry = context.getRegistry();
    registry.bind(CALLS, HttpClientConfigurer.class, calls);
    registry.bind(RESULTS, HttpClientConfigurer.class, results);
  }

  /** Asked for when a client is made: no property is there before. */
  private static AnswerLimits limits(AnswerLimits usual, CamelContext context) {
    String millis = context.resolvePropertyPlaceholders(TIME);
    return usual.within(Duration.ofMillis(Long.parseLong(millis)));
  }
}
