package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Home;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsAreTakenFromTheHomeTest {
  private static final Home HOME = new Home(Path.of("/root-of-it"), Path.of("/state-of-it"));

  @ParameterizedTest
  @CsvSource({
    "jdbc:sqlite:var/ledger.db,            jdbc:sqlite:/state-of-it/ledger.db",
    "jdbc:sqlite:var/a.db?cache=shared,    jdbc:sqlite:/state-of-it/a.db?cache=shared",
    "jdbc:sqlite:data/ledger.db,           jdbc:sqlite:/root-of-it/data/ledger.db",
    "jdbc:sqlite:variant.db,               jdbc:sqlite:/root-of-it/variant.db",
    "jdbc:sqlite:/srv/ledger.db,           jdbc:sqlite:/srv/ledger.db",
    "jdbc:sqlite::memory:,                 jdbc:sqlite::memory:",
    "jdbc:sqlite:file:a.db,                jdbc:sqlite:file:a.db",
    "jdbc:postgresql://h/var/ledger,       jdbc:postgresql://h/var/ledger",
  })
  void theLedgersUrl(String url, String absolute) {
    assertEquals(absolute, load(Map.of("courier.ledger.url", url)).ledgerUrl());
  }

  @Test
  void aWarehouseInAFile() {
    Settings settings = load(Map.of("courier.warehouse.url", "jdbc:duckdb:marts.duckdb"));
    assertEquals("jdbc:duckdb:/root-of-it/marts.duckdb", settings.warehouse().url());
  }

  @Test
  void theKeyOfTheHashesLiesInTheState() {
    assertEquals(Path.of("/state-of-it/key"), load(Map.of()).keyFile());
  }

  @Test
  void routesGetAbsolutePathsAndTheTextOfEverythingElse() {
    Map<String, String> properties =
        load(Map.of("courier.retry.every", "5m", "courier.pipeline.winback.zone", "Asia/Tokyo"))
            .routeProperties();
    assertEquals("/root-of-it/known_hosts", properties.get("courier.sftp.knownHostsFile"));
    assertEquals("5m", properties.get("courier.retry.every"));
    assertEquals("10000", properties.get("courier.warehouse.fetchSize"));
    assertEquals("UTC", properties.get("courier.zone"));
    assertTrue(properties.keySet().stream().noneMatch(key -> key.contains("pipeline")));
  }

  @Test
  void routesDoNotGetATemplateWhosePlaceholdersCamelWouldFill() {
    Map<String, String> set = Map.of("courier.segmentName", "{{ campaign_name }}");
    assertFalse(load(set).routeProperties().containsKey("courier.segmentName"));
  }

  private static Settings load(Map<String, String> sets) {
    return Settings.load(HOME, sets, Map.of());
  }
}
