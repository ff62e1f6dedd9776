package io.attentivecourier.standin.api;

import io.attentivecourier.standin.Breach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Attentive's API, on the loopback: the check call, bulk attributes with their jobs and results,
 * and subscriptions. It refuses what Attentive refuses, and writes down in {@link #breaches()} what
 * Attentive may take but a careful client never sends.
 */
public class ApiStandIn implements AutoCloseable {

  private final ApiOptions options;
  private final Breach.BreachLog breaches = new Breach.BreachLog();
  private final Breach.BreachLog refusals = new Breach.BreachLog();
  private final List<HttpPort> ports = new ArrayList<>();
  private final PeopleStore held;
  private final Jobs jobs;
  private final Gate gate;
  private final Bulk bulk;
  private final Subscriptions subscriptions;
  private final ResultStorage results;

  ApiStandIn(ApiOptions options) {
    this.options = options;
    this.held = new PeopleStore(options);
    this.jobs = new Jobs(held, options.clock());
    this.gate = new Gate(options, breaches);
    this.bulk = new Bulk(jobs, this::refuses, breaches, this::resultsUrl);
    this.subscriptions = new Subscriptions(held, options.unit(), breaches);
    this.results = new ResultStorage(jobs, breaches, options.forgetful());
  }

  /** Starts on 127.0.0.1 at a free port; at two where results are apart. */
  public static ApiStandIn start(ApiOptions options) {
    return started(new ApiStandIn(options));
  }

  static <S extends ApiStandIn> S started(S standIn) {
    try {
      ((ApiStandIn) standIn).listen();
      return standIn;
    } catch (IOException e) {
      standIn.close();
      throw new UncheckedIOException("the stand-in's API cannot listen", e);
    }
  }

  private void listen() throws IOException {
    ports.add(HttpPort.open(this::receive));
    if (options.resultsApart()) {
      ports.add(HttpPort.open(call -> receive(ApiEndpoint.RESULT, call, results::answer)));
    }
  }

  private HttpPort.HttpAnswer receive(HttpPort.HttpCall call) throws IOException {
    ApiEndpoint endpoint = ApiEndpoint.of(call);
    return receive(endpoint, call, admitted -> respond(endpoint, admitted));
  }

  private HttpPort.HttpAnswer receive(
      ApiEndpoint endpoint, HttpPort.HttpCall call, HttpPort.Responder responder)
      throws IOException {
    note(endpoint);
    return gate.pass(endpoint, call, admitted -> answer(endpoint, admitted, responder));
  }

  /** A call that has come in, admitted or not. */
  void note(ApiEndpoint endpoint) {}

  /** True if a batch with that person is answered 400 as a whole. */
  boolean refuses(String identifier) {
    return false;
  }

  /** Answers a call that was admitted. */
  HttpPort.HttpAnswer answer(
      ApiEndpoint endpoint, HttpPort.HttpCall call, HttpPort.Responder responder)
      throws IOException {
    return responder.answer(call);
  }

  private HttpPort.HttpAnswer respond(ApiEndpoint endpoint, HttpPort.HttpCall call)
      throws IOException {
    try {
      return switch (endpoint) {
        case ME -> me();
        case BULK -> bulk.take(json(call));
        case JOB -> bulk.look(call.name());
        case SUBSCRIBE -> subscriptions.answer(json(call));
        default -> results.answer(call);
      };
    } catch (Breach e) {
      refusals.add(endpoint + ": " + e.getMessage());
      return HttpPort.HttpAnswer.empty(400);
    }
  }

  private static byte[] json(HttpPort.HttpCall call) throws IOException, Breach {
    byte[] body = call.body().read();
    if (!call.contentType().startsWith("application/json")) {
      throw new Breach("the body is not declared as application/json");
    }
    return body;
  }

  private HttpPort.HttpAnswer me() {
    return HttpPort.HttpAnswer.json(
        200,
        Map.of(
            "applicationName", "attentive-courier",
            "attentiveDomainName", options.domain(),
            "companyName", "Siren Denim",
            "contactEmail", "data@example.com",
            "companyId", "1001"));
  }

  /** {@code http://127.0.0.1:PORT}, for {@code courier.api.url}. */
  public String url() {
    return ports.get(0).url();
  }

  /** The address of the result files: on the same port, or on the other. */
  public String resultsUrl() {
    return ports.get(ports.size() - 1).url();
  }

  /** The bearer token. */
  public String key() {
    return options.key();
  }

  public Jobs jobs() {
    return jobs;
  }

  public PeopleStore people() {
    return held;
  }

  /**
   * In words, in order, the first 1,000: subscriptions in a bulk record, a token at a result's url,
   * two identifiers, a person twice in a batch, what names and values may not be, a pace exceeded.
   */
  public List<String> breaches() {
    return breaches.list();
  }

  /** In words, in order, the first 1,000: why a call was answered 400. Attentive gives no words. */
  public List<String> refusals() {
    return refusals.list();
  }

  /** Ends all calls at once. */
  @Override
  public void close() {
    ports.forEach(HttpPort::close);
  }
}
