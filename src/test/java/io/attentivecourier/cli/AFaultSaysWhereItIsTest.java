package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file with one slip: the fault names its place and the word that was meant. */
class AFaultSaysWhereItIsTest {
  private static final String FILE = "routes/pipelines/winback.camel.yaml";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  private JsonNode fault(String from, String to) throws Exception {
    var file = home.home().resolve(FILE);
    String edited =
        Files.readString(file).replace(from, to.replace("\\n", "\n").replace("\\t", "\t"));
    assertFalse(edited.equals(Files.readString(file)), "the slip is none");
    Files.writeString(file, edited);
    Shell.Said said = home.cli("check", "--json");
    assertEquals(2, said.exit(), said.out());
    JsonNode faults = new ObjectMapper().readTree(said.out()).get("faults");
    assertEquals(1, faults.size(), said.out());
    assertEquals(FILE, faults.get(0).get("key").asText());
    return faults.get(0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a tab            | `      steps`       | \\tsteps         | line 6, column 1   | TAB
          a wrong indent   | `            uri:`  | `         uri:`  | line 11, column    | FILE:11:
          another indent   | `        - to:`     | `       - to:`   | line 10, column 8  | indented otherwise
          a missing colon  | id: winback         | id winback       | line 2, column     | no colon
          and one of steps | `      steps:`      | `      steps`    | line 6, column 12  | no colon
          no destination   | direct:send-segments | direct:send-segment | line 11, column 18 | did you mean direct:send-segments?
          no start         | direct:winback      | qartz:courier/winback | line 5, column 12 | start it from quartz:courier/winback
          another name     | id: winback         | id: windback     | line 2, column 5   | call the route winback
          an unknown step  | setBody:            | setBdy:          | line 7, column 11  | did you mean setBody?
          an unknown word  | constant:           | constnt:         | line 8, column 13  | did you mean constant?
          no steps         | steps:              | stepz:           | line 6, column 7   | did you mean steps?
          no uri           | uri: direct:send    | urii: direct:send | line 11, column 13 | did you mean uri?
          an unclosed mark | id: winback         | id: "winback     | line 2, column 9   | quoted scalar
          no component     | `        - to:`     | `        - to: nosuch:x\n        - to:` | line 10, column 9 | nosuch
          a key twice      | id: winback         | id: winback\\n    id: winback | line 3, column 5 | duplicate key id
          no language      | constant:           | groovy:          | line 7, column 9  | language could be found for: groovy
          """)
  void with(String what, String from, String to, String place, String words) throws Exception {
    JsonNode told = fault(from, to);
    String text = told.get("fault").asText() + " " + told.get("mend").asText();
    assertTrue(text.contains(place), text);
    assertTrue(text.contains(words.replace("FILE", FILE)), text);
  }

  /**
   * Who pastes a page of blank lines waits no minute: the time grows with the file, not its square.
   */
  @Test
  @Timeout(20)
  void alsoIn50000Lines() throws Exception {
    String all = Files.readString(home.home().resolve(FILE));
    JsonNode told = fault(all, "- route:\n" + "    \n".repeat(50_000) + "    id: winback");
    assertEquals("does not lead to one destination", told.get("fault").asText());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crom: 0 0 9 * * ?                 | crom is no parameter of a schedule | did you mean cron?
          cron: 15 9 * * *                  | 5 fields                           | 0 15 9 * * ?
          cron: 15 9 * * 1                  | 5 fields                           | SUN = 1
          cron: 0 75 9 * * ?                | 75 in its cron is no minute        | 0 15 9
          cron: 0 0 24 * * ?                | 24 in its cron is no hour          | 0 15 9
          cron: 61 0 9 * * ?                | 61 in its cron is no second        | 0 15 9
          cron: 0 0 9 32 * ?                | 32 in its cron is no day           | 0 15 9
          cron: 0 0 9 ? 13 *                | 13 in its cron is no month         | 0 15 9
          cron: 0 0 9 ? * MOO               | MOO in its cron is no weekday      | 0 15 9
          cron: 0 0 9 * * *                 | a day and a weekday                | 0 15 9
          cron: 9 oclock                    | 2 fields                           | 0 15 9
          stateful: true                    | is set for it                      | remove
          description: x                    | is no parameter                    | cron
          """)
  void inItsSchedule(String parameter, String words, String mend) throws Exception {
    JsonNode told =
        fault(
            "uri: direct:winback",
            "uri: quartz:courier/winback\\n      parameters:\\n        " + parameter);
    assertTrue(told.get("fault").asText().startsWith("line 7, column 9: "), told.toString());
    assertTrue(told.get("fault").asText().contains(words), told.toString());
    assertTrue(told.get("mend").asText().contains(mend), told.toString());
  }

  @ParameterizedTest
  @CsvSource({"zzzzqq:", "xy:"})
  void whereNoWordIsNearNoneIsNamed(String word) throws Exception {
    assertFalse(fault("setBody:", word).get("mend").asText().contains("did you mean"));
  }
}
