package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EverySettingIsShownAsItHoldsTest {
  @TempDir Path root;
  private SettingsFixture home;

  @BeforeEach
  void home() {
    home = new SettingsFixture(root);
  }

  private List<SettingInForce> all(Map<String, String> sets, Map<String, String> environment) {
    return SettingInForce.all(home.home(), sets, environment).toList();
  }

  private SettingInForce one(
      String key, Map<String, String> sets, Map<String, String> environment) {
    return all(sets, environment).stream().filter(one -> one.key().equals(key)).findFirst().get();
  }

  private SettingInForce one(String key) {
    return one(key, Map.of(), Map.of());
  }

  @Test
  void withoutAnyFileEachHasItsDefault() {
    List<SettingInForce> all = all(Map.of(), Map.of());
    Catalogue.all().stream()
        .filter(key -> key.names().isEmpty() && !key.isOfColumns() && !key.isOfNames())
        .forEach(
            key -> {
              SettingInForce shown = one(key.key());
              assertEquals("default", shown.source());
              assertEquals(key.fallback(), shown.value() == null ? "" : shown.value());
            });
    assertTrue(all.stream().noneMatch(one -> one.key().matches(".*[*].*|.*COLUMN.*|.*NAME.*")));
  }

  @Test
  void theStrongestSourceIsNamed() throws IOException {
    home.file("# a card", "", "courier.zone = \\", "   UTC", "courier.zone=Asia/Tokyo");
    Map<String, String> variable = Map.of("COURIER_ZONE", "Europe/Berlin");
    Map<String, String> set = Map.of("courier.zone", "Europe/Paris");
    assertEquals("application.properties:5", one("courier.zone").source());
    assertEquals("COURIER_ZONE", one("courier.zone", Map.of(), variable).source());
    assertEquals("Europe/Berlin", one("courier.zone", Map.of(), variable).value());
    assertEquals("--set", one("courier.zone", set, variable).source());
    assertEquals("Europe/Paris", one("courier.zone", set, variable).value());
    home.file("courier.zone=");
    assertEquals("default", one("courier.zone").source());
  }

  @Test
  void aTokenShowsItsRoleAndNoSecret() throws IOException {
    home.file(
        "courier.console.token.alice=operator:0123456789abcdef",
        "courier.console.token.bob=viewer:{{file:secrets/bob}}",
        "courier.console.token.carol=0123456789abcdef:viewer");
    Map<String, String> variable = Map.of("COURIER_CONSOLE_TOKEN_DBT_CI", "data:0123456789abcdef");

    assertEquals("operator:****", one("courier.console.token.alice").value());
    assertEquals("viewer:{{file:secrets/bob}}", one("courier.console.token.bob").value());
    assertEquals("****", one("courier.console.token.carol").value());
    assertEquals("data:****", one("courier.console.token.dbt_ci", Map.of(), variable).value());
    assertEquals(
        "COURIER_CONSOLE_TOKEN_DBT_CI",
        one("courier.console.token.dbt_ci", Map.of(), variable).source());
  }

  @Test
  void whatIsGivenOfAFamilyOrForAPipelineIsShownToo() throws IOException {
    home.file(
        "courier.guard.minRows=2",
        "courier.pipeline.winback.guard.minRows=3",
        "courier.attributes.tier.name=Tier",
        "courier.warehouse.hikari.maximumPoolSize=4",
        "camel.main.shutdownTimeout=9",
        "courier.nope=1");
    assertEquals("3", one("courier.pipeline.winback.guard.minRows").value());
    assertTrue(one("courier.guard.minRows").isOverridable());
    assertFalse(one("courier.pipeline.winback.guard.minRows").isOverridable());
    assertEquals("Tier", one("courier.attributes.tier.name").value());
    assertEquals("****", one("courier.warehouse.hikari.maximumPoolSize").value());
    assertEquals("****", one("camel.main.shutdownTimeout").value());
    assertTrue(all(Map.of(), Map.of()).stream().noneMatch(one -> one.key().equals("courier.nope")));
  }

  @Test
  void aSecretIsNeverShownAndItsPlaceIs() throws IOException {
    home.file("courier.sftp.password=hunter2", "courier.api.key={{file:/run/secrets/key}}");
    assertEquals("****", one("courier.sftp.password").value());
    assertEquals("{{file:/run/secrets/key}}", one("courier.api.key").value());
    home.file("courier.sftp.password=hunter2{{env:REST}}");
    assertEquals("****", one("courier.sftp.password").value());
    assertNull(one("courier.api.key").value());
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://w.example.com/marts, jdbc:postgresql://w.example.com/marts",
    "jdbc:postgresql://u:hunter2@w/marts, jdbc:postgresql://****@w/marts",
    "jdbc:postgresql://u:hun@ter2@w/marts, jdbc:postgresql://****@w/marts",
    "jdbc:postgresql://u:hun?ter2@w/marts, jdbc:postgresql:****",
    "jdbc:postgresql://w/marts?user=u&password=hunter2, jdbc:postgresql://w/marts****",
    "jdbc:postgresql://w/marts?password=hun@ter2, jdbc:postgresql:****",
    "jdbc:oracle:thin:scott/hunter2@//w:1521/marts, jdbc:oracle:****@//w:1521/marts",
    "jdbc:sqlserver://w:1433;user=u;password=hunter2, jdbc:sqlserver://w:1433****",
    "jdbc:databricks://w:443;PWD=hunter2, jdbc:databricks://w:443****",
    "jdbc:mysql://address=(host=w)(password=hunter2)/x, jdbc:mysql://address=****",
    "jdbc:duckdb:data/x.db, jdbc:duckdb:data/x.db",
    "postgresql://u:hunter2@w, ****",
  })
  void anAddressIsShownWithoutItsLoginAndOptions(String written, String shown) throws IOException {
    home.file("courier.warehouse.url=" + written);
    assertEquals(shown, one("courier.warehouse.url").value());
    assertFalse(shown.contains("hun"));
  }

  @ParameterizedTest
  @CsvSource({
    "'courier.zone=', courier.zone, is not set, to fill in: application.properties:2",
    "courier.zone=UTC, courier.zone, is odd, is odd (application.properties:2)",
    "'courier.zone={{env:Z}}', courier.zone, the environment has no variable Z,"
        + " to fill in: the environment has no variable Z (application.properties:2)",
    "'courier.zone={{file:z}}', courier.zone, the file z cannot be read,"
        + " to fill in: the file z cannot be read (application.properties:2)",
    "courier.zone=UTC, courier.clientDomain, is not set, is not set",
    "courier.zone=UTC, routes/x.camel.yaml, line 3: odd, line 3: odd",
  })
  void aFaultHasItsLine(String line, String key, String fault, String told) throws IOException {
    home.file("# the zone", line);
    FaultPlaces places = FaultPlaces.of(home.home(), Map.of(), Map.of());
    assertEquals(
        List.of(new Fault(key, told, "fix")), places.in(List.of(new Fault(key, fault, "fix"))));
    FaultPlaces stronger = FaultPlaces.of(home.home(), Map.of(key, "x"), Map.of());
    assertEquals(fault, stronger.in(List.of(new Fault(key, fault, "fix"))).get(0).fault());
  }
}
