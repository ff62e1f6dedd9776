package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EverySettingHasItsDefaultTest {
  @TempDir Path root;

  @Test
  void anEmptyHomeReadsWithoutFaultsAndWarnings() {
    SettingsReading reading = new SettingsFixture(root).read();
    assertTrue(reading.faults().isEmpty());
    assertTrue(reading.warnings().isEmpty());
  }

  @Test
  void theAccountsSettings() {
    Settings settings = new SettingsFixture(root).load();
    assertNull(settings.clientDomain());
    assertEquals(10, settings.phoneDigits());
    assertEquals(500_000, settings.maxRowsPerFile());
    assertEquals("jdbc:sqlite:" + root.resolve("var/ledger.db"), settings.ledgerUrl());
    assertEquals(root.resolve("var/key"), settings.keyFile());
    assertFalse(settings.keepRejectedValues());
    assertEquals(7, settings.retentionDays());
    assertEquals(LogSettings.Format.TEXT, settings.log().format());
    assertEquals(
        new Console("127.0.0.1", 8080, Set.of(), null, null, List.of(), null), settings.console());
    assertNull(settings.pgp());
    assertEquals(Sftp.Publish.RENAME, settings.publish());
    assertFalse(settings.alerts().webhook().isPresent());
    assertFalse(settings.alerts().signing().isPresent());
    assertNull(settings.alerts().mail());
    assertNull(settings.alerts("winback").owner());
    assertEquals(
        Set.of(
            Alerts.AlertKind.FAILED,
            Alerts.AlertKind.HELD,
            Alerts.AlertKind.PARTIAL,
            Alerts.AlertKind.LATE,
            Alerts.AlertKind.MISSED,
            Alerts.AlertKind.RECOVERED),
        settings.alerts().on());
  }

  @Test
  void theWarehouse() {
    WarehouseSettings warehouse = new SettingsFixture(root).load().warehouse();
    assertNull(warehouse.url());
    assertNull(warehouse.username());
    assertFalse(warehouse.password().isPresent());
    assertEquals(10_000, warehouse.fetchSize());
    assertEquals(Duration.ofMinutes(30), warehouse.timeout());
    assertEquals(Map.of(), warehouse.hikari());
  }

  @Test
  void theSftp() {
    Sftp sftp = new SettingsFixture(root).load().sftp();
    assertEquals("sftp.attentivemobile.com", sftp.host());
    assertEquals(22, sftp.port());
    assertNull(sftp.username());
    assertFalse(sftp.password().isPresent());
    assertNull(sftp.privateKeyFile());
    assertFalse(sftp.privateKeyPassphrase().isPresent());
    assertEquals(root.resolve("known_hosts"), sftp.knownHostsFile());
    assertEquals("/uploads", sftp.directory());
    assertEquals(10_000, sftp.minRate());
    assertEquals(Sftp.Sizes.ON, sftp.sizes());
  }

  @Test
  void theApi() {
    Api api = new SettingsFixture(root).load().api();
    assertEquals(URI.create("https://api.attentivemobile.com"), api.url());
    assertFalse(api.key().isPresent());
    assertEquals(256, api.usersPerRequest());
    assertEquals(10, api.requestsPerSecond());
    assertEquals(16, api.inFlight());
    assertEquals(Api.ReceiptKind.LINES, api.receipts());
    assertEquals(Duration.ofHours(13), api.confirmWithin());
    assertEquals(Duration.ofSeconds(60), api.confirmEvery());
  }

  @Test
  void subscribers() {
    Subscribers subscribers = new SettingsFixture(root).load().subscribers();
    assertEquals(new Subscribers(null, null, null), subscribers);
    assertFalse(subscribers.isComplete());
  }

  @Test
  void aPipeline() {
    assertEquals(
        new PipelineSettings(
            true,
            IdentifierKind.PHONE,
            WarehouseSettings.RowReading.AUTO,
            ZoneId.of("UTC"),
            new PipelineSettings.QueryColumns(
                "phone", "segment_name", "campaign_name", "group_name", "consent", Set.of()),
            null,
            PipelineSettings.PhoneCheck.SHAPE,
            new PackingSettings(
                PackingSettings.FileLayout.SEPARATE,
                PackingSettings.Oversize.REFUSE,
                PackingSettings.Compression.NONE),
            new GuardLimits(
                1,
                new BigDecimal("50"),
                100,
                new BigDecimal("300"),
                10_000,
                new BigDecimal("100"),
                new BigDecimal("1"),
                new BigDecimal("100")),
            PipelineSettings.Vanished.HOLD,
            PipelineSettings.OnEmpty.FAIL,
            null,
            Duration.ofMinutes(15),
            Duration.ofHours(4),
            null,
            new AttributeSettings(List.of(), true)),
        new SettingsFixture(root).load().pipeline("winback"));
  }

  @Test
  void theIdentifiersColumnIsNamedAsItsKind() {
    SettingsFixture home = new SettingsFixture(root).file("courier.identifier=email");
    assertEquals("email", home.load().pipeline("winback").columns().identifier());
  }
}
