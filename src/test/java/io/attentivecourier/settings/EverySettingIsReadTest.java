package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EverySettingIsReadTest {
  private static final String[] FILE = {
    "courier.enabled=false",
    "courier.clientDomain=sirendenim",
    "courier.identifier=email",
    "courier.zone=America/New_York",
    "courier.warehouse.url=jdbc:postgresql://db.example.com/marts",
    "courier.warehouse.username=reader",
    "courier.warehouse.password=first-secret",
    "courier.warehouse.fetchSize=500",
    "courier.warehouse.timeout=90s",
    "courier.warehouse.hikari.maximumPoolSize=3",
    "courier.warehouse.hikari.dataSource.ssl=true",
    "courier.column.identifier=mail",
    "courier.column.segment=audience",
    "courier.column.ignore=Loaded_At, source",
    "courier.maxRowsPerFile=1000",
    "courier.phone.digits=11",
    "courier.phone.check=valid",
    "courier.retry.every=5m",
    "courier.retry.until=13h",
    "courier.sftp.host=sftp.example.com",
    "courier.sftp.port=2222",
    "courier.sftp.username=courier",
    "courier.sftp.password=second-secret",
    "courier.sftp.privateKeyFile=keys/id_ed25519",
    "courier.sftp.privateKeyPassphrase=third-secret",
    "courier.sftp.knownHostsFile=keys/hosts",
    "courier.sftp.directory=in",
    "courier.sftp.minRate=2000",
    "courier.ledger.url=jdbc:sqlite:data/ledger.db",
    "courier.keyFile=keys/hash",
    "courier.rejected.keepValues=true",
    "courier.retentionDays=30",
    "courier.console.host=0.0.0.0",
    "courier.console.port=9090",
    "camel.main.name=courier"
  };

  @TempDir Path root;
  private Settings settings;

  @BeforeEach
  void read() {
    settings = new SettingsFixture(root).write("keys/id_ed25519", "").file(FILE).load();
  }

  @Test
  void theTableAboveLeavesNoKeyOut() {
    String all = String.join("\n", FILE);
    Catalogue.all().forEach(key -> assertTrue(all.contains(key.key().replace("*", "")), key.key()));
  }

  @Test
  void theAccountsSettings() {
    assertEquals("sirendenim", settings.clientDomain());
    assertEquals(11, settings.phoneDigits());
    assertEquals(1000, settings.maxRowsPerFile());
    assertEquals("jdbc:sqlite:" + root.resolve("data/ledger.db"), settings.ledgerUrl());
    assertEquals(root.resolve("keys/hash"), settings.keyFile());
    assertTrue(settings.keepRejectedValues());
    assertEquals(30, settings.retentionDays());
    assertEquals(new Console("0.0.0.0", 9090), settings.console());
    assertEquals(Map.of("camel.main.name", "courier"), settings.camel());
  }

  @Test
  void theWarehouse() {
    Warehouse warehouse = settings.warehouse();
    assertEquals("jdbc:postgresql://db.example.com/marts", warehouse.url());
    assertEquals("reader", warehouse.username());
    assertEquals("first-secret", warehouse.password().reveal());
    assertEquals(500, warehouse.fetchSize());
    assertEquals(Duration.ofSeconds(90), warehouse.timeout());
    assertEquals(Map.of("maximumPoolSize", "3", "dataSource.ssl", "true"), warehouse.hikari());
  }

  @Test
  void theSftp() {
    Sftp sftp = settings.sftp();
    assertEquals("sftp.example.com", sftp.host());
    assertEquals(2222, sftp.port());
    assertEquals("courier", sftp.username());
    assertEquals("second-secret", sftp.password().reveal());
    assertEquals(root.resolve("keys/id_ed25519"), sftp.privateKeyFile());
    assertEquals("third-secret", sftp.privateKeyPassphrase().reveal());
    assertEquals(root.resolve("keys/hosts"), sftp.knownHostsFile());
    assertEquals("in", sftp.directory());
    assertEquals(2000, sftp.minRate());
  }

  @Test
  void aPipeline() {
    assertEquals(
        new PipelineSettings(
            false,
            IdentifierKind.EMAIL,
            ZoneId.of("America/New_York"),
            new Columns("mail", "audience", Set.of("loaded_at", "source")),
            PhoneCheck.VALID,
            Duration.ofMinutes(5),
            Duration.ofHours(13)),
        settings.pipeline("winback"));
  }
}
