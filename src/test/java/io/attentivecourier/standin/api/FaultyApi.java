package io.attentivecourier.standin.api;

import java.io.IOException;

/** Attentive's API stand-in, which writes down when calls come, and fails as it is asked to. */
public final class FaultyApi extends ApiStandIn {
  private final ApiFailures faults = new ApiFailures();
  private final RequestLog requests;

  private FaultyApi(ApiOptions options) {
    super(options);
    this.requests = new RequestLog(options.clock());
  }

  /** Starts on 127.0.0.1 at a free port; at two where results are apart. */
  public static FaultyApi start(ApiOptions options) {
    return started(new FaultyApi(options));
  }

  public ApiFailures faults() {
    return faults;
  }

  public RequestLog requests() {
    return requests;
  }

  @Override
  void note(ApiEndpoint endpoint) {
    requests.record(endpoint);
  }

  @Override
  boolean refuses(String identifier) {
    return faults.poisonous().test(identifier);
  }

  @Override
  HttpPort.HttpAnswer answer(
      ApiEndpoint endpoint, HttpPort.HttpCall call, HttpPort.Responder responder)
      throws IOException {
    ApiFailures.Strike strike = faults.take(endpoint).orElse(null);
    return strike == null ? responder.answer(call) : fail(strike, call, responder);
  }

  private HttpPort.HttpAnswer fail(
      ApiFailures.Strike strike, HttpPort.HttpCall call, HttpPort.Responder responder)
      throws IOException {
    ApiFailures.ApiFailure fault = strike.failure();
    switch (fault.kind()) {
      case STATUS:
        HttpPort.HttpAnswer answer = HttpPort.HttpAnswer.empty(fault.status());
        return fault.retryAfter().map(value -> answer.with("Retry-After", value)).orElse(answer);
      case CUT_BEFORE_READING:
        throw new HttpPort.CutOff();
      case HANG:
        throw faults.hang(strike);
      case CUT_IN_ANSWER:
        return responder.answer(call).cut();
      default:
        responder.answer(call);
        throw fault.kind() == ApiFailures.ApiFailure.ApiFailureKind.HANG_AFTER_TAKING
            ? faults.hang(strike)
            : new HttpPort.CutOff();
    }
  }

  /** Ends all calls at once, hanging ones too. */
  @Override
  public void close() {
    faults.close();
    super.close();
  }
}
