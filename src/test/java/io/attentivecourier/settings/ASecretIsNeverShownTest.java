package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ASecretIsNeverShownTest {
  private static final String SECRET = "hunter2";

  @TempDir Path root;

  @Test
  void itsTextIsStars() {
    assertEquals("****", new Secret(SECRET).toString());
  }

  @Test
  void notInTheTextOfAnySection() {
    Settings settings = secretEverywhere().load();
    assertHidden(
        settings
            + ""
            + settings.sftp()
            + settings.warehouse()
            + settings.alerts()
            + settings.api());
  }

  @Test
  void notInWhatRoutesMayUse() {
    assertHidden(secretEverywhere().load().routeProperties().toString());
  }

  @Test
  void notInAFault() {
    SettingsFixture home =
        new SettingsFixture(root)
            .env("PORT", SECRET)
            .file(
                "courier.warehouse.url=postgres:" + SECRET,
                "courier.warehouse.hikari.catalog=" + SECRET + "\\n",
                "courier.sftp.port={{env:PORT}}",
                "courier.sftp.pasword=" + SECRET);
    assertEquals(4, home.faults().size());
    assertHidden(new SettingsFault(home.faults()).getMessage());
  }

  @Test
  void notInTheFaultOfATemplate() {
    SettingsFixture home = new SettingsFixture(root).env("NAME", "{{ " + SECRET + " }}");
    home.file("courier.segmentName={{env:NAME}}");
    assertEquals(1, home.faults().size());
    assertHidden(home.faults().toString());
  }

  @Test
  void notInAWarning() {
    SettingsFixture home = new SettingsFixture(root).env("COURIER_SFTP_PASSWD", SECRET);
    home.file("sftp.password=" + SECRET, "sftp.password=" + SECRET);
    assertEquals(3, home.warnings().size());
    assertHidden(home.warnings().toString());
  }

  private SettingsFixture secretEverywhere() {
    return new SettingsFixture(root)
        .set("courier.warehouse.url", "jdbc:postgresql://db.example.com/m?password=" + SECRET)
        .set("courier.warehouse.password", SECRET)
        .set("courier.warehouse.hikari.dataSource.sslpassword", SECRET)
        .set("courier.ledger.url", "jdbc:postgresql://db.example.com/l?password=" + SECRET)
        .set("courier.alert.webhook", "https://hooks.example.com/" + SECRET)
        .set("courier.alert.secret", SECRET)
        .set(
            "courier.alert.mail",
            "smtp://u:" + SECRET + "@mail.example.com?from=a@example.com&to=a@example.com")
        .set("courier.api.key", SECRET)
        .set("courier.sftp.password", SECRET)
        .set("courier.sftp.privateKeyPassphrase", SECRET);
  }

  private static void assertHidden(String text) {
    assertFalse(text.contains(SECRET), text);
  }
}
