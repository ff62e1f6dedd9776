package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.Shell;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
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
          - setBody: {simple: "${body.hunter2}"}       | MethodNotFoundException
          - to: "http://127.0.0.1:1/?token=hunter2"    | HttpHostConnectException
          - throwException: {exceptionType: java.lang.IllegalStateException, message: hunter2} | IllegalStateException
          """)
  void beforeItsDestinationAndTheRunIsFailed(String step, String cause) throws Exception {
    before(step);
    String told = "own: a step before the destination failed (" + cause + ")";
    assertEquals(told, explained(home.run("own")));
    assertEquals(told, explained(home.ledger().reports().on(TODAY).get(0)));
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
    assertTrue(home.log().contains("a step after the destination failed"), home.log());
    nothingIsEchoed();
  }
}
