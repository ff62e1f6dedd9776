package io.attentivecourier.warehouse;

import io.attentivecourier.settings.WarehouseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Addresses for tests, whose folders lie under one temporary folder. */
final class Addresses {
  private Addresses() {}

  static WarehouseAddress of(String url, Path home) {
    return of(url, home, Map.of());
  }

  static WarehouseAddress of(String url, Path home, Map<String, String> hikari) {
    return of(url, null, null, home, hikari);
  }

  static WarehouseAddress of(
      String url, String username, String password, Path home, Map<String, String> hikari) {
    return new WarehouseAddress(
        url,
        username,
        password,
        10_000,
        Duration.ofMinutes(30),
        hikari,
        home.resolve("drivers"),
        home.resolve("tmp"),
        home,
        new WarehouseSettings.DuckDb(List.of(home.resolve("data")), Set.of()));
  }

  /** The same with another time-out. */
  static WarehouseAddress within(WarehouseAddress one, Duration timeout) {
    return new WarehouseAddress(
        one.url(),
        one.username(),
        one.password(),
        one.fetchSize(),
        timeout,
        one.hikari(),
        one.drivers(),
        one.tmp(),
        one.searchPath(),
        one.duckDb());
  }
}
