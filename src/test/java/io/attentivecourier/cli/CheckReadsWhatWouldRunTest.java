package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckReadsWhatWouldRunTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  private List<String> check(int exit) throws Exception {
    Shell.Said said = home.cli("check", "--json");
    assertEquals(exit, said.exit(), said.out());
    List<String> keys = new ArrayList<>();
    for (JsonNode fault : new ObjectMapper().readTree(said.out()).get("faults")) {
      keys.add(fault.get("key").asText());
    }
    return keys;
  }

  private void broken(String from, String to) throws Exception {
    var file = home.home().pipelines().resolve("winback.camel.yaml");
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  @Test
  void aGoodHomeHasNoFaultsAndIsLeftAsItWas() throws Exception {
    assertEquals(List.of(), check(0));
    assertFalse(Files.exists(home.home().state().resolve("ledger.db")));
    assertEquals(0, home.standIn().traffic().loginsTried());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no YAML              | steps:               | steps: [
          an unknown step      | setBody:             | setTheBody:
          an unknown component | uri: direct:send     | uri: nosuch:send
          another start        | uri: direct:winback  | uri: timer:winback
          another id           | id: winback          | id: windback
          no such destination  | direct:send-segments | direct:send-segmnets
          no cron              | uri: direct:winback  | uri: quartz:courier/winback
          a broken cron        | uri: direct:winback  | uri: quartz:courier/winback?cron=9+oclock
          """)
  void aPipelineWith(String what, String from, String to) throws Exception {
    broken(from, to);
    assertEquals(List.of("routes/pipelines/winback.camel.yaml"), check(2));
  }

  @Test
  void everyBrokenPipelineIsNamed() throws Exception {
    home.write("routes/pipelines/lapsed.camel.yaml", "nothing").pipeline("good", TestHome.ALL);
    broken("setBody", "setTheBody");
    assertEquals(
        List.of("routes/pipelines/lapsed.camel.yaml", "routes/pipelines/winback.camel.yaml"),
        check(2));
  }

  @Test
  void brokenSettingsAreNamed() throws Exception {
    home.set("courier.zone", "Moon/Base");
    assertEquals(List.of("courier.zone"), check(2));
    assertTrue(home.cli("check").err().contains("courier.zone"));
  }
}
