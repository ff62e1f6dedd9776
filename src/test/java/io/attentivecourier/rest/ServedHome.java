package io.attentivecourier.rest;

import io.attentivecourier.Serving;
import io.attentivecourier.cli.Served;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.Role;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A home that a process serves, with a stand-in in Attentive's place, for all tests of a class. */
final class ServedHome implements BeforeAllCallback, AfterAllCallback {
  private static final String CANARIES = "202-555-0199,%1$s\n+1 (202) 555.0199,%1$s\n";

  private static final String SECRET = "0123456789-of-jane";

  private final TestHome home = new TestHome();
  private int port;
  private FaultyApi api;
  private Serving serving;
  private List<Endpoint> endpoints;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    home.beforeEach(context);
    api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"));
    home.api(api).set("courier.subscribers.signUpSourceId", "su-1");
    home.set("courier.console.token.jane", "operator:" + SECRET);
    home.set("courier.console.port", Integer.toString(port = freePort()));
    home.standIn();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Asks its server, as jane. */
  HttpResponse<String> http(String method, String path, String json) throws Exception {
    return http(method, path, json, SECRET);
  }

  HttpResponse<String> http(String method, String path, String json, String secret)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json; charset=utf-8")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .timeout(Duration.ofSeconds(60))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    stop();
    api.close();
    home.afterEach(context);
  }

  /** Starts to serve; what is written before it is loaded. */
  Serving serve() throws Exception {
    serving = Served.begin(home.home());
    endpoints = Served.endpoints(serving, home.home());
    return serving;
  }

  void stop() {
    if (serving != null) {
      serving.close();
      serving = null;
    }
  }

  Program operator() {
    return Program.of(endpoints, "jane", Role.VIEWER, Role.OPERATOR);
  }

  FaultyApi api() {
    return api;
  }

  Serving serving() {
    return serving;
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  Ledger ledger() {
    return serving.courier().ledger();
  }

  TestHome home() {
    return home;
  }

  /** A pipeline of lists, with a file of rows of its own. */
  void lists(String pipeline, String segment, int people) {
    rows(pipeline, segment, people);
    home.pipeline(pipeline, "SELECT phone, segment_name" + from(pipeline));
  }

  /** One whose query takes a second or so. */
  void slowLists(String pipeline, String segment) {
    rows(pipeline, segment, 10);
    home.pipeline(
        pipeline,
        "SELECT phone, segment_name"
            + from(pipeline)
            + " WHERE (SELECT sum(a.range % 7) FROM range(8000) a, range(8000) b) > 0");
  }

  /** One that is due each second. */
  void scheduled(String pipeline, String segment) {
    rows(pipeline, segment, 10);
    home.write(
        "routes/pipelines/" + pipeline + ".camel.yaml",
        """
        - route:
            id: %1$s
            description: A pipeline of a test
            from:
              uri: quartz:courier/%1$s
              parameters:
                cron: 0/1 * * * * ?
              steps:
                - setBody:
                    constant: SELECT phone, segment_name%2$s
                - to:
                    uri: direct:send-segments
        """
            .formatted(pipeline, from(pipeline)));
  }

  void attributes(String pipeline) {
    rows(pipeline, "gold", 2);
    home.pipeline(
        pipeline, "SELECT phone, segment_name AS tier" + from(pipeline), "direct:send-attributes");
  }

  void subscribers(String pipeline) {
    home.write("data/" + pipeline + ".csv", "phone,consent\n2025550101,true\n");
    home.pipeline(pipeline, "SELECT phone, consent" + from(pipeline), "direct:send-subscribers");
  }

  private static String from(String pipeline) {
    return " FROM read_csv('data/" + pipeline + ".csv', header = true, all_varchar = true)";
  }

  /** Made-up people, and the canaries. */
  void rows(String pipeline, String segment, int people) {
    List<String> lines = new ArrayList<>(List.of("phone,segment_name"));
    for (int who = 0; who < people; who++) {
      lines.add("%d55501%02d,%s".formatted(301 + who / 100, who % 100, segment));
    }
    String text = String.join("\n", lines) + "\n" + CANARIES.formatted(segment);
    home.write("data/" + pipeline + ".csv", text);
  }
}
