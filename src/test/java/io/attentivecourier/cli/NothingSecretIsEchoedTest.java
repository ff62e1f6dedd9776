package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistyped command or setting is explained without the value that was typed. */
class NothingSecretIsEchoedTest {
  private static final String SECRET = "hunter2";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  private String said(List<String> words) throws Exception {
    Shell.Said said = home.cli(words.toArray(String[]::new));
    String all = said.out() + said.err();
    assertEquals(2, said.exit(), all);
    assertFalse(all.contains(SECRET), all);
    assertFalse(home.log().contains(SECRET), home.log());
    assertFalse(home.log().contains("Exception"), home.log());
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run winback --set hunter2                       | --set takes KEY=VALUE
          run winback --set courier.sftp.password:hunter2 | --set takes KEY=VALUE
          run winback --set courier.sftp.password hunter2 | --set takes KEY=VALUE
          run winback --set courier.sftp.password=a hunter2 | too many words: …
          run winback --sett=courier.sftp.password=hunter2 | unknown option: --sett
          run winback --pasword=hunter2 --json            | unknown option: --pasword
          why 2025550100 hunter2                          | too many words: …
          run winback --set courier.sftp.pasword=hunter2  | did you mean courier.sftp.password?
          run winback --set courier.alert.webhook=hunter2 | courier.alert.webhook
          run winback --set password=hunter2 --set courier.zone=Moon | password in --set does nothing
          """)
  void ofAMistypedCommand(String words, String told) throws Exception {
    String all = said(new ArrayList<>(List.of(words.strip().split(" +"))));
    assertTrue(all.contains(told), all);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      textBlock =
          """
          maximumPoolSize,            hunter2
          connectionTimeout,          hunter2
          transactionIsolation,       hunter2
          exceptionOverrideClassName, hunter2
          threadFactory,              hunter2
          maxPoolSize,                hunter2
          password,                   hunter2
          """)
  void ofASettingOfThePool(String key, String value) throws Exception {
    home.set("courier.warehouse.hikari." + key, value);
    for (String command :
        List.of("run winback", "plan winback", "check", "doctor", "run winback --json")) {
      String all = said(List.of(command.split(" ")));
      assertTrue(all.contains("courier.warehouse.hikari." + key), all);
    }
  }
}
