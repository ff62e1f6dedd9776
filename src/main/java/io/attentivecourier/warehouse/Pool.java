package io.attentivecourier.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.PropertyElf;
import com.zaxxer.hikari.util.UtilityElf;
import io.attentivecourier.settings.SettingsFault;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;

/** The settings of the pool: ours, then {@code courier.warehouse.hikari.*} over them. */
final class Pool {
  static final String KEY = "courier.warehouse.hikari.";

  // One query a pipeline. A place that nobody takes costs nothing, as none is kept open; one that
  // is missing fails a run after the pool's 30 seconds of waiting.
  private static final int MOST_CONNECTIONS = 10;

  // The second net under release(): nobody is locked out of a DuckDB file for longer.
  private static final Duration IDLE = Duration.ofMinutes(1);

  private static final Set<String> OURS =
      Set.of(
          "jdbcUrl",
          "username",
          "password",
          "credentials",
          "driverClassName",
          "dataSource",
          "dataSourceClassName",
          "dataSourceJNDI",
          "dataSourceProperties");

  private Pool() {}

  /**
   * @throws SettingsFault that names the key which the pool does not know or take
   */
  static HikariConfig config(
      DriverProfile profile, boolean readOnly, Map<String, String> hikari, DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("warehouse");
    config.setDataSource(source);
    config.setAutoCommit(profile.autoCommit());
    config.setReadOnly(readOnly);
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE.toMillis());
    // A warehouse that is down must not keep the process from starting.
    config.setInitializationFailTimeout(-1);
    hikari.forEach((key, value) -> pass(config, key, value));
    return config;
  }

  private static void pass(HikariConfig config, String key, String value) {
    if (key.startsWith(DriverProperties.PASSED_ON)) {
      return; // The driver's, see DriverProperties.
    }
    known(key);
    Properties one = new Properties();
    one.setProperty(key, value);
    try {
      PropertyElf.setTargetFromProperties(config, one);
      // The pool itself asks for it at its start only, and does not say for which key.
      UtilityElf.getTransactionIsolation(config.getTransactionIsolation());
    } catch (RuntimeException e) {
      throw new SettingsFault(KEY + key, "the pool does not take this value", manual());
    }
  }

  private static void known(String key) {
    if (OURS.contains(key)) {
      throw new SettingsFault(
          KEY + key, "is not the pool's to set", "use courier.warehouse.url, .username, .password");
    }
    if (!PropertyElf.getPropertyNames(HikariConfig.class).contains(key)) {
      throw new SettingsFault(KEY + key, "the pool has no such property", manual());
    }
  }

  private static String manual() {
    return "see HikariCP's list of properties, or remove the key";
  }

  /** Opens and pools the connections of one address. */
  static final class Connections {
    private Connections() {}

    static DriverSource of(
        WarehouseAddress address, DriverProfile profile, Drivers drivers, DuckDbLock lock) {
      DriverProperties.LocalDatabase local = DriverProperties.LocalDatabase.of(address.url());
      String url = local == null ? address.url() : local.url(address.searchPath());
      return new DriverSource(drivers, url, DriverProperties.of(profile, address), lock);
    }

    static HikariConfig pool(WarehouseAddress address, DriverProfile profile, DataSource source) {
      return Pool.config(profile, readOnly(address, profile), address.hikari(), source);
    }

    /**
     * The read-only mark of the pool. It must be what the driver says of its connection: DuckDB and
     * SQLite refuse to change it afterwards, and the pool would never hand one out.
     */
    private static boolean readOnly(WarehouseAddress address, DriverProfile profile) {
      DriverProperties.LocalDatabase local = DriverProperties.LocalDatabase.of(address.url());
      if (local == null) {
        return profile.readOnly();
      }
      return DriverProperties.inUrl(address.url(), local.readOnlyKey())
          .map(said -> said.equalsIgnoreCase(local.readOnlyValue()))
          .orElse(local.isFile());
    }
  }
}
