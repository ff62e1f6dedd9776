package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pipeline may do more than ask the warehouse; what it adds may fail. */
class AStepOfThePipelinesOwnFailsTest {
  private static final String SECRET = "hunter2";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void rows() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  private void before(String step) {
    pipeline(step, "- to: direct:send-segments");
  }

  private void pipeline(String first, String second) {
    String query = "- setBody: {constant: \"" + TestHome.ALL + "\"}";
    home.write(
        "routes/pipelines/own.camel.yaml",
        """
        - route:
            id: own
            from:
              uri: direct:own
              steps:
                %s
                %s
                %s
        """
            .formatted(query, first, second));
  }

  private static String explained(RunReport report) {
    assertEquals(RunState.FAILED, report.state(), report.message());
    assertEquals("step-failed", report.reason());
    return report.message();
  }

  private void nothingIsEchoed() throws Exception {
    assertFalse(home.log().contains("\tat "), home.log());
    assertFalse(home.log().contains(SECRET), home.log());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - setBody: {simple: "${body.hunter2}"}            | setBody | MethodNotFoundException
          - to: {id: ask, uri: "http://127.0.0.1:1/?token=hunter2"} | ask | HttpHostConnectException
          - to: "http://127.0.0.1:PORT/?token=hunter2"      | to | HttpOperationFailedException, status 503
          - throwException: {id: stop, exceptionType: java.lang.IllegalStateException, message: hunter2} | stop | IllegalStateException
          - doTry: {steps: [{throwException: {exceptionType: java.io.IOException, message: x}}], doCatch: [{exception: [java.io.IOException], steps: [{setBody: {id: after, simple: "${body.hunter2}"}}]}]} | after | MethodNotFoundException
          - doTry: {steps: [{throwException: {id: deep, exceptionType: java.io.IOException, message: x}}], doCatch: [{exception: [java.lang.IllegalStateException], steps: [{log: no}]}]} | deep | IOException
          - choice: {when: [{simple: "true", steps: [{setBody: {id: deep, simple: "${body.hunter2}"}}]}]} | deep | MethodNotFoundException
          """)
  void beforeItsDestinationAndTheRunIsFailed(String step, String name, String cause)
      throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", asked -> asked.sendResponseHeaders(503, -1));
    server.start();
    try {
      before(step.replace("PORT", "" + server.getAddress().getPort()));
      String told =
          "own: a step before the destination failed: %s, line 7 of %s (%s)"
              .formatted(name, "routes/pipelines/own.camel.yaml", cause);
      assertEquals(told, explained(home.run("own")));
      assertEquals(told, explained(home.ledger().reports().on(TODAY).get(0)));
    } finally {
      server.stop(0);
    }
    assertTrue(home.log().contains("a step before the destination failed"), home.log());
    nothingIsEchoed();
  }

  @Test
  void aPlanSaysItToo() throws Exception {
    before("- setBody: {simple: \"${body.hunter2}\"}");
    explained(home.run("own", RunRequest.PLAN));
    assertEquals(0, home.ledger().reports().on(TODAY).size());
  }

  @Test
  void theOperatorReadsWhatToDo() throws Exception {
    before("- to: \"http://127.0.0.1:1/?token=hunter2\"");
    Shell.Said said = home.cli("run", "own");
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("next: fix that step in routes/pipelines"), said.out());
    nothingIsEchoed();
  }

  @Test
  void afterItsDestinationAndTheRunStands() throws Exception {
    pipeline("- to: direct:send-segments", "- setBody: {simple: \"${body.hunter2}\"}");
    assertEquals(RunState.WHOLE, home.run("own").state());
    assertTrue(
        home.log()
            .contains(
                "a step after the destination failed: setBody, line 8 of"
                    + " routes/pipelines/own.camel.yaml (MethodNotFoundException)"),
        home.log());
    nothingIsEchoed();
  }

  @Test
  void itsLogNamesTheRunAndTheExchange() throws Exception {
    pipeline(
        "- to: direct:send-segments",
        "- log: \"ended: ${variable.run}, ${exchangeId}, ${id}, ${routeId}, 2025550101\"");
    assertEquals(RunState.WHOLE, home.run("own").state());
    String id = "[0-9A-F]{15}-[0-9A-F]{16}";
    assertTrue(
        home.log()
            .matches("(?s).*ended: 2026-11-22.own.1, " + id + ", " + id + ", own, [*]{3}\n.*"),
        home.log());
  }

  @Test
  void oneThatItCatchesIsNoFailure() throws Exception {
    before(
        "- doTry: {steps: [{throwException: {exceptionType: java.io.IOException, message: x}}],"
            + " doCatch: [{exception: [java.io.IOException], steps: [{log: caught}]}]}");
    assertEquals(RunState.WHOLE, home.run("own").state());
  }
}
