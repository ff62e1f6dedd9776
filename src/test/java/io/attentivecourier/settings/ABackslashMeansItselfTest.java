package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ABackslashMeansItselfTest {
  private static final String KEY = "courier.sftp.password";

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pa\\ss",
        "a\\nb",
        "a\\tb",
        "a\\rb",
        "a\\fb",
        "a\\\"b",
        "\\x",
        "C:\\temp",
        "a\\$b"
      })
  void orIsAFaultWithItsLineAndNeverItsValue(String value) {
    SettingsFixture home = new SettingsFixture(root).file("# a\\b", "", KEY + "=" + value);
    List<Fault> faults = home.faults();
    assertEquals(1, faults.size(), faults.toString());
    assertEquals(KEY, faults.get(0).key());
    assertTrue(faults.get(0).fault().contains("line 3"), faults.get(0).fault());
    assertTrue(faults.get(0).fix().contains("\\\\"), faults.get(0).fix());
    assertFalse(faults.toString().contains(value), faults.toString());
  }

  @Test
  void orStandsForOneOfTheSignsOfTheFile() {
    SettingsFixture home =
        new SettingsFixture(root).file(KEY + " = \\ a\\\\b\\:c\\=d\\#e\\!f\\u00e9 \\", "   \\ g");
    assertEquals(" a\\b:c=d#e!fé  g", home.load().sftp().password().reveal());
  }

  @Test
  void atTheEndOfALineItJoinsTheNextWhichIsNoComment() {
    SettingsFixture home =
        new SettingsFixture(root).file(KEY + "=a\\", "  #b", "courier.sftp.username=x\\y");
    List<Fault> faults = home.faults();
    assertEquals(List.of("courier.sftp.username"), faults.stream().map(Fault::key).toList());
    assertTrue(faults.get(0).fault().contains("line 3"), faults.toString());
  }

  @Test
  void alsoInAFileOfWindows() {
    SettingsFixture home =
        new SettingsFixture(root)
            .write("application.properties", "\uFEFFcourier.zone=UTC\r\n" + KEY + "=a\\b\r\n");
    assertTrue(home.faults().get(0).fault().contains("line 2"), home.faults().toString());
  }

  @Test
  void everyFaultIsTold() {
    SettingsFixture home =
        new SettingsFixture(root).file(KEY + "=a\\b", "courier.zone=a\\b", "camel.main.name=a\\b");
    assertEquals(
        List.of("camel.main.name", KEY, "courier.zone"),
        home.faults().stream().map(Fault::key).toList());
  }

  @Test
  void aMalformedUnicodeEscapeIsToldWithItsLine() {
    SettingsFixture home = new SettingsFixture(root).file("courier.zone=UTC", KEY + "=a\\users");
    assertTrue(home.faults().get(0).fault().contains("line 2"), home.faults().toString());
  }

  @Test
  void aValueInWhichACharacterWasLostIsAFault() {
    SettingsFixture home =
        new SettingsFixture(root).file("courier.freshness.query=SELECT '\uFFFD'");
    assertEquals("courier.freshness.query", home.faults().get(0).key());
  }
}
