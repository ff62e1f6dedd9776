package io.attentivecourier;

import io.attentivecourier.http.AnswerLimits;
import io.attentivecourier.http.BoundedAnswers;
import io.attentivecourier.settings.Api;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Registry;

/** What the clients of HTTP steps are made with: an answer that never ends would hold a run. */
final class ClientLimits {
  /** For a step that asks for something short: {@code httpClientConfigurer: "#call-limits"}. */
  static final String CALLS = "call-limits";

  private static final String RESULTS = "result-limits";

  private ClientLimits() {}

  static void bind(Registry registry, Api api) {
    HttpClientConfigurer calls = BoundedAnswers.of(AnswerLimits.OF_A_CALL)::limit;
    HttpClientConfigurer results =
        BoundedAnswers.ofResults(AnswerLimits.OF_A_RESULT, api.url())::limit;
    registry.bind(CALLS, HttpClientConfigurer.class, calls);
    registry.bind(RESULTS, HttpClientConfigurer.class, results);
  }
}
