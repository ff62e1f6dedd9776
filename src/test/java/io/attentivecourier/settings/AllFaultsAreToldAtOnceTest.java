package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AllFaultsAreToldAtOnceTest {
  @TempDir Path root;

  @Test
  void threeFaultsInOrderOfTheirKeys() {
    SettingsFixture home =
        new SettingsFixture(root)
            .file("courier.zone=Mars/Base", "courier.phone.digits=12")
            .set("courier.clientdomain", "sirendenim");
    List<Fault> all =
        List.of(
            new Fault(
                "courier.clientdomain", "is not a setting", "did you mean courier.clientDomain?"),
            new Fault(
                "courier.phone.digits",
                "12 is not 10 or 11",
                "set it to 10 or 11 (it comes from application.properties)"),
            new Fault(
                "courier.zone",
                "Mars/Base is not an IANA time zone such as America/New_York",
                "set it to an IANA time zone such as America/New_York"
                    + " (it comes from application.properties)"));
    assertEquals(all, home.faults());
    assertNull(home.read().settings());
    assertEquals(all, assertThrows(SettingsFault.class, home::load).faults());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/settings/unknown-keys.csv", numLinesToSkip = 1)
  void anUnknownKeyIsAnsweredWithTheNearest(String key, String nearest) {
    Fault fault = only(new SettingsFixture(root).set(key, "1"));
    assertEquals(new Fault(key, "is not a setting", "did you mean " + nearest + "?"), fault);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/settings/values.csv", numLinesToSkip = 1)
  void aValueIsTakenOrRefused(String key, String value, boolean good, String why) {
    List<Fault> faults = new SettingsFixture(root).set(key, value).faults();
    assertEquals(good ? List.of() : List.of(key), faults.stream().map(Fault::key).toList(), why);
  }

  @Test
  void aPipelineCannotOverrideWhatHoldsForAll() {
    Fault fault = only(new SettingsFixture(root).file("courier.pipeline.winback.sftp.port=23"));
    assertEquals("holds for all pipelines, not for one", fault.fault());
    assertEquals("set courier.sftp.port", fault.fix());
  }

  @Test
  void aPipelinesBadValueIsNamedWithItsPipeline() {
    Fault fault = only(new SettingsFixture(root).file("courier.pipeline.winback.enabled=no"));
    assertEquals("courier.pipeline.winback.enabled", fault.key());
    assertEquals("no is not true or false", fault.fault());
  }

  @Test
  void aPipelinesNameHasNoUpperCase() {
    Fault fault = only(new SettingsFixture(root).file("courier.pipeline.WinBack.zone=UTC"));
    assertEquals("names no pipeline", fault.fault());
  }

  @Test
  void aBadValueInTheEnvironmentIsAFaultOfItsKey() {
    Fault fault = only(new SettingsFixture(root).env("COURIER_SFTP_PORT", "70000"));
    assertEquals("courier.sftp.port", fault.key());
    assertTrue(fault.fix().endsWith("(it comes from the environment)"), fault.fix());
  }

  @Test
  void anUnknownKeyIsAFaultAlsoWithoutAValue() {
    assertEquals("courier.zome", only(new SettingsFixture(root).file("courier.zome=")).key());
  }

  @Test
  void aFileInAnotherEncodingIsAFault() throws IOException {
    Files.write(root.resolve("application.properties"), new byte[] {'a', '=', (byte) 0xE4});
    assertEquals("is not UTF-8", only(new SettingsFixture(root)).fault());
  }

  @Test
  void aMalformedEscapeIsAFault() {
    SettingsFixture home = new SettingsFixture(root).file("courier.sftp.username=a\\users");
    assertEquals("application.properties", only(home).key());
  }

  private static Fault only(SettingsFixture home) {
    assertEquals(1, home.faults().size(), home.faults().toString());
    return home.faults().get(0);
  }

  @Test
  void aPastedTextIsNearToNoKeyAndSoonToldSo() {
    SettingsFixture home = new SettingsFixture(root).file("courier." + "x".repeat(500_000) + "=1");
    List<Fault> faults = assertTimeoutPreemptively(Duration.ofSeconds(20), home::faults);
    assertEquals(1, faults.size());
    assertFalse(faults.get(0).fix().contains("did you mean"), faults.get(0).fix());
  }
}
