package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class APlaceholderIsFilledTest {
  @TempDir Path root;

  @Test
  void fromTheEnvironmentAlsoAsAPartOfTheValue() {
    SettingsFixture home = new SettingsFixture(root).env("STAGE", "test").env("PART", "eu");
    home.file("courier.sftp.username=a-{{env:STAGE}}-{{ env:PART }}");
    assertEquals("a-test-eu", home.load().sftp().username());
  }

  @ParameterizedTest
  @CsvSource({
    "'\uFEFFa', a",
    "'a\r\n\r\n', a",
    "'two words \n', 'two words '",
    "'a\r\n', a",
    "'a\n\n', a",
    "$1\\, $1\\"
  })
  void fromAFileWithoutTheNewlinesAtItsEnd(String content, String secret) {
    SettingsFixture home = new SettingsFixture(root).write("secrets/sftp", content);
    home.file("courier.sftp.password={{file:secrets/sftp}}");
    assertEquals(secret, home.load().sftp().password().reveal());
  }

  @Test
  void fromAFileAtAnAbsolutePathGivenInTheEnvironment() {
    SettingsFixture home = new SettingsFixture(root).write("mounted", "open sesame");
    home.env("COURIER_SFTP_PASSWORD", "{{file:" + root.resolve("mounted") + "}}");
    assertEquals("open sesame", home.load().sftp().password().reveal());
  }

  @Test
  void manyBlanksAreReadOnce() {
    String blanks = " ".repeat(50_000);
    SettingsFixture home =
        new SettingsFixture(root).write("secret", "a" + "\n".repeat(50_000) + "b");
    home.set("courier.sftp.username", "{{env:" + blanks + "NAME" + blanks);
    home.set("courier.sftp.password", "{{file:" + blanks + "secret" + blanks + "}}");
    Duration soon = Duration.ofSeconds(20);
    assertTimeoutPreemptively(soon, () -> home.load().sftp().password().reveal().endsWith("b"));
  }

  @Test
  void onceSoThatASecretMayHoldBraces() {
    SettingsFixture home = new SettingsFixture(root).write("secret", "{{env:NONE}}");
    home.file("courier.sftp.password={{file:secret}}");
    assertEquals("{{env:NONE}}", home.load().sftp().password().reveal());
  }

  @Test
  void withNothingWhichIsAbsent() {
    SettingsFixture home = new SettingsFixture(root).env("PASSWORD", "");
    home.file("courier.sftp.password={{env:PASSWORD}}");
    assertFalse(home.load().sftp().password().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "{{env:NONE}}, the environment has no variable NONE",
    "{{env:NONE:fallback}}, the environment has no variable NONE:fallback",
    "{{file:none}}, the file none cannot be read",
    "{{sys:user.name}}, 'has a placeholder of an unknown kind, sys'",
  })
  void orIsAFaultOfTheKey(String value, String fault) {
    SettingsFixture home = new SettingsFixture(root).file("courier.sftp.password=" + value);
    assertEquals(1, home.faults().size());
    assertEquals("courier.sftp.password", home.faults().get(0).key());
    assertEquals(fault, home.faults().get(0).fault());
  }

  @Test
  void onlyInTheValueThatIsInForce() {
    SettingsFixture home = new SettingsFixture(root).file("courier.sftp.password={{env:NONE}}");
    assertEquals("a", home.set("courier.sftp.password", "a").load().sftp().password().reveal());
  }
}
