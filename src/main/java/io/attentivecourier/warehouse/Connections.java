package io.attentivecourier.warehouse;

import com.zaxxer.hikari.HikariConfig;
import javax.sql.DataSource;

/** How the connections of one address are opened and pooled. */
final class Connections {
  private Connections() {}

  static DriverSource of(
      WarehouseAddress address, DriverProfile profile, Drivers drivers, DuckDbLock lock) {
    LocalDatabase local = LocalDatabase.of(address.url());
    String url = local == null ? address.url() : local.url(address.searchPath());
    return new DriverSource(drivers, url, DriverProperties.of(profile, address), lock);
  }

  static HikariConfig pool(WarehouseAddress address, DriverProfile profile, DataSource source) {
    return Pool.config(profile, readOnly(address, profile), address.hikari(), source);
  }

  /**
   * What the pool is told has to be what the driver says of its connection: DuckDB and SQLite
   * refuse to change it afterwards, and the pool would never hand one out.
   */
  private static boolean readOnly(WarehouseAddress address, DriverProfile profile) {
    LocalDatabase local = LocalDatabase.of(address.url());
    if (local == null) {
      return profile.readOnly();
    }
    return DriverProperties.inUrl(address.url(), local.readOnlyKey())
        .map(said -> said.equalsIgnoreCase(local.readOnlyValue()))
        .orElse(local.isFile());
  }
}
