package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A flow file of a home's own that calls the courier's beans, however it writes the call. */
class ACallThatNobodyAnswersIsNamedTest {
  private static final String FILE = "routes/own.camel.yaml";
  private static final String ROUTE =
      """
      - beans:
          - name: own
            type: java.lang.StringBuilder
      - route:
          id: own-route
          from:
            uri: direct:own
            steps:
              - log: "a line of text: not a call of bean:runs"
              - %s
      """;

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  private Shell.Said check(String step) {
    home.write(FILE, ROUTE.formatted(step));
    return home.cli("check", "--json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bean: {ref: runs, method: 'begin(${body})'} | runs.begin with 1 argument",
        "bean: {ref: runs, method: gone} | runs.gone",
        "bean: {ref: runs, method: gone()} | runs.gone with 0 arguments",
        "bean: {ref: turns} | turns",
        "setBody: {method: {ref: runs, method: 'end(${body}, 2)'}} | runs.end with 2 arguments",
        "setBody: {expression: {method: {ref: runs, method: 'end()'}}} | runs.end with 0 arguments",
        "to: bean:runs?method=gone | runs.gone",
        "to: {uri: 'bean:turns'} | turns",
        "setBody: {simple: 'of ${bean:runs.gone}'} | runs.gone",
        "filter: {simple: '${bean:turns::isOpen} == true', steps: []} | turns.isOpen",
      })
  void withItsLine(String step, String call) throws Exception {
    Shell.Said said = check(step);
    assertEquals(2, said.exit(), said.out() + said.err());
    JsonNode faults = new ObjectMapper().readTree(said.out()).get("faults");
    assertEquals(1, faults.size(), said.out());
    assertEquals(FILE, faults.get(0).get("key").asText());
    assertEquals(
        "line 10: flow-broken: calls what is not there: " + call + " (line 10)",
        faults.get(0).get("fault").asText());
    assertEquals(2, home.cli("run", "winback").exit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bean: {ref: runs, method: 'begin(''segments, (a'', ${variable.a(1, 2)}, \"x,y\")'}",
        "bean: {ref: runs, method: end}",
        "bean: {ref: own, method: 'append(${body})'}",
        "setBody: {simple: '${bean:own.toString}'}",
      })
  void oneThatIsAnsweredIsGood(String step) {
    Shell.Said said = check(step);
    assertEquals(0, said.exit(), said.out() + said.err());
  }

  @Test
  void oneOfABeanThatNobodyHadIsCamelsToTell() {
    Shell.Said said = check("bean: {ref: nobodys, method: call}");
    assertEquals(2, said.exit());
    assertTrue(said.out().contains("No bean could be found in the registry for: nobodys"));
  }
}
