package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
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
    "courier.warehouse.reader=jdbc",
    "courier.warehouse.hikari.maximumPoolSize=3",
    "courier.warehouse.hikari.dataSource.ssl=true",
    "courier.warehouse.duckdb.folders=data,exports",
    "courier.warehouse.duckdb.allow=extensions, files",
    "courier.column.identifier=mail",
    "courier.column.segment=audience",
    "courier.column.campaign=orchestration",
    "courier.column.group=treatment",
    "courier.column.consent=agreed",
    "courier.column.ignore=Loaded_At, source",
    "courier.segmentName={{ campaign_name }}_{{ group_name }}",
    "courier.files=single",
    "courier.maxRowsPerFile=1000",
    "courier.oversize=span",
    "courier.phone.digits=11",
    "courier.phone.check=valid",
    "courier.compression=tgz",
    "courier.pgp.publicKeyFile=keys/attentive.asc",
    "courier.pgp.fingerprint=01ab 23cd 4567 89ab cdef  0123 4567 89ab cdef 0123",
    "courier.guard.minRows=5",
    "courier.guard.maxDropPercent=12.5",
    "courier.guard.maxDropRows=0",
    "courier.guard.maxGrowthPercent=1000",
    "courier.guard.maxGrowthRows=1",
    "courier.guard.maxRemovedPercent=20",
    "courier.guard.maxRejectedPercent=0.05",
    "courier.guard.maxChangedPercent=40",
    "courier.vanished=report",
    "courier.onEmpty=skip",
    "courier.freshness.query=SELECT max(loaded_at) FROM marts.loads",
    "courier.retry.every=5m",
    "courier.retry.until=13h",
    "courier.deadline=11:30",
    "courier.sftp.host=sftp.example.com",
    "courier.sftp.port=2222",
    "courier.sftp.username=courier",
    "courier.sftp.password=second-secret",
    "courier.sftp.privateKeyFile=keys/id_ed25519",
    "courier.sftp.privateKeyPassphrase=third-secret",
    "courier.sftp.knownHostsFile=keys/hosts",
    "courier.sftp.directory=in",
    "courier.sftp.publish=direct",
    "courier.sftp.acceptDirectRisk=true",
    "courier.sftp.sizes=on",
    "courier.sftp.acceptNoSizes=false",
    "courier.sftp.minRate=2000",
    "courier.api.url=http://127.0.0.1:8081/",
    "courier.api.key=fifth-secret",
    "courier.api.usersPerRequest=100",
    "courier.api.requestsPerSecond=0",
    "courier.api.inFlight=4",
    "courier.api.receipts=job",
    "courier.api.confirmWithin=2h",
    "courier.api.confirmEvery=5s",
    "courier.attributes.Points.name=Loyalty points",
    "courier.attributes.Points.type=number",
    "courier.attributes.Points.nulls=reject",
    "courier.attributes.Points.sensitiveReason=points are no account",
    "courier.attributes.changesOnly=false",
    "courier.subscribers.signUpSourceId=unit-1",
    "courier.subscribers.locale=en-US",
    "courier.subscribers.subscriptionType=MARKETING",
    "courier.ledger.url=jdbc:sqlite:data/ledger.db",
    "courier.keyFile=keys/hash",
    "courier.rejected.keepValues=true",
    "courier.rejected.key=Customer_Id",
    "courier.retentionDays=30",
    "courier.log.format=json",
    "courier.alert.webhook=https://hooks.example.com/T0/fourth-secret",
    "courier.alert.secret=sixth-secret",
    "courier.alert.mail=smtps://u%40example.com:7th-secret@mail.example.com?from=c@example.com&to=a@example.com,b+c@example.com",
    "courier.alert.on=failed, whole",
    "courier.owner=growth team",
    "courier.pipeline.vip.alert.on=held",
    "courier.pipeline.vip.alert.webhook=https://hooks.example.com/vip",
    "courier.pipeline.vip.owner=loyalty team",
    "courier.console.host=0.0.0.0",
    "courier.console.port=9090",
    "courier.console.hosts=courier.example.com",
    "courier.console.url=https://Courier.example.com:443/",
    "courier.console.viewers=token",
    "courier.console.token.alice@example.com=operator:8th-secret-of-alice",
    "courier.console.token.airflow=viewer+data:9th-secret:of-airflow",
    "courier.console.proxy.header=X-Forwarded-Email",
    "courier.console.proxy.addresses=127.0.0.1, 10.0.0.0/8,fd00::/8",
    "courier.console.proxy.secret=10th-secret-of-nginx",
    "courier.console.proxy.roles=cn:bob:data, *:viewer",
    "courier.visibleTo=viewer",
    "courier.mayAct=alice@example.com, data",
    "courier.pipeline.vip.visibleTo=Airflow",
    "camel.main.name=courier"
  };

  @TempDir Path root;
  private Settings settings;

  @BeforeEach
  void read() {
    SettingsFixture home = new SettingsFixture(root).write("keys/id_ed25519", "");
    settings = home.write("keys/attentive.asc", "").file(FILE).load();
  }

  @Test
  void theTableAboveLeavesNoKeyOut() {
    String all = String.join("\n", FILE);
    for (SettingKey<?> key : Catalogue.all()) {
      String written =
          key.key()
              .replace("*", "")
              .replace(SettingKey.COLUMN, "Points")
              .replace("NAME", "airflow");
      assertTrue(all.contains(written), key.key());
    }
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
    assertEquals(new LogSettings(LogSettings.Format.JSON, 30), settings.log());
    assertEquals(Map.of("camel.main.name", "courier"), settings.camel());
  }

  @Test
  void theConsole() throws Exception {
    Console console = settings.console();
    assertEquals("0.0.0.0:9090", console.host() + ":" + console.port());
    assertEquals(Set.of("courier.example.com"), console.hosts());
    assertEquals("https://courier.example.com", console.origin().orElseThrow());
    assertEquals(Console.Viewers.TOKEN, console.viewers());
    assertEquals(
        List.of(
            "airflow viewer+data 9th-secret:of-airflow",
            "alice@example.com operator 8th-secret-of-alice"),
        console.tokens().stream()
            .map(it -> it.name() + " " + it.role().id() + " " + it.secret().reveal())
            .toList());
  }

  @Test
  void theProxyOfTheConsole() throws Exception {
    Console.Proxy proxy = settings.console().proxy();
    assertEquals("X-Forwarded-Email", proxy.header());
    assertEquals("10th-secret-of-nginx", proxy.secret().reveal());
    assertEquals(ConsoleRole.DATA, proxy.role("cn:bob").orElseThrow());
    assertEquals(ConsoleRole.VIEWER, proxy.role("carol").orElseThrow());
    for (String one : List.of("127.0.0.1", "10.255.0.1", "fd00::7")) {
      InetAddress address = InetAddress.getByName(one);
      assertEquals(1, proxy.addresses().stream().filter(block -> block.has(address)).count(), one);
    }
    InetAddress other = InetAddress.getByName("127.0.0.2");
    assertTrue(proxy.addresses().stream().noneMatch(block -> block.has(other)));
  }

  @Test
  void whoSeesAPipelineAndActsOnIt() {
    assertEquals(
        new PipelineAudience(Set.of("viewer"), Set.of("alice@example.com", "data")),
        settings.audience("winback"));
    assertEquals(
        new PipelineAudience(Set.of("Airflow"), Set.of("alice@example.com", "data")),
        settings.audience("vip"));
  }

  @Test
  void theWarehouse() {
    WarehouseSettings warehouse = settings.warehouse();
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
    assertEquals(Sftp.Sizes.ON, sftp.sizes());
  }

  @Test
  void theApi() {
    Api api = settings.api();
    assertEquals(URI.create("http://127.0.0.1:8081"), api.url());
    assertEquals("fifth-secret", api.key().reveal());
    assertEquals(100, api.usersPerRequest());
    assertEquals(0, api.requestsPerSecond());
    assertEquals(4, api.inFlight());
    assertEquals(Api.ReceiptKind.JOB, api.receipts());
    assertEquals(Duration.ofHours(2), api.confirmWithin());
    assertEquals(Duration.ofSeconds(5), api.confirmEvery());
  }

  @Test
  void subscribers() {
    Subscribers unit = new Subscribers("unit-1", "en-US", Subscribers.SubscriptionType.MARKETING);
    assertEquals(unit, settings.subscribers());
  }

  @Test
  void whatComesAfterTheSeal() {
    assertEquals(Sftp.Publish.DIRECT, settings.publish());
    assertEquals(
        new PackingSettings.Pgp(
            root.resolve("keys/attentive.asc"), "01AB23CD456789ABCDEF0123456789ABCDEF0123"),
        settings.pgp());
    assertEquals(
        "https://hooks.example.com/T0/fourth-secret", settings.alerts().webhook().reveal());
    assertEquals(Set.of(Alerts.AlertKind.FAILED, Alerts.AlertKind.WHOLE), settings.alerts().on());
    assertEquals("sixth-secret", settings.alerts().signing().reveal());
    MailAccount mail = settings.alerts().mail();
    assertEquals("mail.example.com:465", mail.host() + ":" + mail.port());
    assertEquals("u@example.com 7th-secret", mail.user() + " " + mail.password().reveal());
    assertEquals("c@example.com a@example.com,b+c@example.com", mail.from() + " " + mail.to());
    assertEquals("****", mail.toString());
  }

  @Test
  void theAlertsOfOnePipeline() {
    Alerts vip = settings.alerts("vip");
    assertEquals("https://hooks.example.com/vip", vip.webhook().reveal());
    assertEquals(Set.of(Alerts.AlertKind.HELD), vip.on());
    assertEquals("loyalty team", vip.owner());
    assertEquals("growth team", settings.alerts("winback").owner());
    assertEquals(settings.alerts().on(), settings.alerts("winback").on());
  }

  @Test
  void aPipeline() {
    assertEquals(
        new PipelineSettings(
            false,
            IdentifierKind.EMAIL,
            WarehouseSettings.RowReading.JDBC,
            ZoneId.of("America/New_York"),
            new PipelineSettings.QueryColumns(
                "mail",
                "audience",
                "orchestration",
                "treatment",
                "agreed",
                Set.of("loaded_at", "source", "customer_id"),
                "Customer_Id"),
            NameTemplate.parse("{{ campaign_name }}_{{ group_name }}"),
            PipelineSettings.PhoneCheck.VALID,
            new PackingSettings(
                PackingSettings.FileLayout.SINGLE,
                PackingSettings.Oversize.SPAN,
                PackingSettings.Compression.TGZ),
            new GuardLimits(
                5,
                new BigDecimal("12.5"),
                0,
                new BigDecimal("1000"),
                1,
                new BigDecimal("20"),
                new BigDecimal("0.05"),
                new BigDecimal("40")),
            PipelineSettings.Vanished.REPORT,
            PipelineSettings.OnEmpty.SKIP,
            "SELECT max(loaded_at) FROM marts.loads",
            Duration.ofMinutes(5),
            Duration.ofHours(13),
            LocalTime.of(11, 30),
            new AttributeSettings(
                List.of(
                    new AttributeSettings.AttributeSetting(
                        "Points",
                        "Loyalty points",
                        AttributeSettings.AttributeType.NUMBER,
                        AttributeSettings.Nulls.REJECT,
                        "points are no account",
                        false)),
                false)),
        settings.pipeline("winback"));
  }
}
