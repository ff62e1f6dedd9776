package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ADeliveryNeedsMoreThanTheDefaultsTest {
  @TempDir Path root;

  @Test
  void everythingThatAnEmptyHomeLacks() {
    assertEquals(
        List.of(
            "courier.clientDomain",
            "courier.sftp.knownHostsFile",
            "courier.sftp.password",
            "courier.sftp.username",
            "courier.warehouse.url"),
        keys(new SettingsFixture(root)));
  }

  @Test
  void theMendOfAMissingPinIsTrust() {
    Fault fault = new SettingsFixture(root).load().faultsForDelivery().get(1);
    assertTrue(fault.fix().contains("courier trust"), fault.fix());
  }

  @Test
  void aPasswordIsEnough() {
    assertEquals(List.of(), keys(complete().set("courier.sftp.password", "a")));
  }

  @Test
  void aPrivateKeyIsEnough() {
    SettingsFixture home = complete().write("id", "").set("courier.sftp.privateKeyFile", "id");
    assertEquals(List.of(), keys(home));
  }

  @Test
  void noLoginIsAFault() {
    assertEquals(List.of("courier.sftp.password"), keys(complete()));
  }

  private SettingsFixture complete() {
    return new SettingsFixture(root)
        .write("known_hosts", "")
        .file(
            "courier.clientDomain=sirendenim",
            "courier.sftp.username=courier",
            "courier.warehouse.url=jdbc:postgresql://db.example.com/marts");
  }

  private static List<String> keys(SettingsFixture home) {
    return home.load().faultsForDelivery().stream().map(Fault::key).toList();
  }
}
