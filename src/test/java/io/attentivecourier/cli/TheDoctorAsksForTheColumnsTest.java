package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code doctor --pipelines}. */
class TheDoctorAsksForTheColumnsTest {
  private static final String FILE = "routes/pipelines/winback.camel.yaml";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void rows() {
    home.rows("2025550101,Winback").standIn();
    home.set("courier.attributes.segment_name.name", "Segment");
  }

  private String said(int exit, String... more) {
    Shell.Said said =
        home.cli(
            Stream.concat(Stream.of("doctor", "--no-probe"), Stream.of(more))
                .toArray(String[]::new));
    assertEquals(exit, said.exit(), said.out() + said.err());
    return said.out();
  }

  @Test
  void ofEachPipelineOnceItIsAsked() {
    home.pipeline("winback", TestHome.ALL);
    home.pipeline("tiers", TestHome.ALL, "direct:send-attributes");
    home.pipeline(
        "signups", "SELECT phone, true AS consent" + TestHome.ROWS, "direct:send-subscribers");
    home.set("courier.api.key", "");
    assertFalse(said(0).contains("query"), said(0));
    String told = said(0, "--pipelines");
    assertTrue(told.contains("good    query      winback: phone, segment_name"), told);
    assertTrue(told.contains("good    query      tiers: phone, segment_name"), told);
    assertTrue(told.contains("good    query      signups: phone, consent"), told);
  }

  @ParameterizedTest
  @CsvSource({
    "'SELECT phone, segment_name\nFROM nowhere', direct:send-segments,"
        + " 'a table that it names is not there, at line 2, column 6 of the query (FILE, line 10)'",
    "'SELECT phone FROM (VALUES (1)) t(phone)', direct:send-segments, no column segment_name",
    "'SELECT phone, segment_name, 1 AS more FROM (VALUES (1, 2)) t(phone, segment_name)',"
        + " direct:send-segments, column more",
    "'SELECT 1.5::DOUBLE AS phone, ''x'' AS segment_name', direct:send-segments, loses digits",
    "'SELECT ''x'' AS phone, [1] AS segment_name', direct:send-attributes, several values",
    "'SELECT ''x'' AS phone', direct:send-attributes, segment_name",
    "'SELECT ''x'' AS phone', direct:send-subscribers, consent",
    "'DELETE FROM people', direct:send-segments, not one that only reads",
  })
  void aFaultOfAQueryIsThatOfItsRun(String query, String destination, String words) {
    home.pipeline("winback", query, destination);
    String told = said(1, "--pipelines");
    assertTrue(told.contains("FAULT   query      " + FILE + ": "), told);
    assertTrue(told.contains(words.replace("FILE", FILE)), told);
    assertFalse(told.contains("nowhere"), told);
  }

  @Test
  void aQueryThatIsMadeWhileItRunsIsNotLookedAt() {
    home.pipeline("winback", TestHome.ALL);
    home.write(
        FILE,
        """
        - route:
            id: winback
            from:
              uri: direct:winback
              steps:
                - setBody:
                    simple: SELECT phone, '${date:now:yyyy}' AS segment_name FROM t
                - to: direct:send-segments
        """);
    assertTrue(said(0, "--pipelines").contains("-       query      winback: "));
  }

  @Test
  void theDriversTheoryIsForWhoAsks() {
    home.pipeline("winback", TestHome.ALL);
    assertFalse(said(0).contains("fetch size"), said(0));
    assertTrue(said(0, "--verbose").contains("fetch size"));
  }
}
