package io.attentivecourier.warehouse;

import io.attentivecourier.settings.DuckDb;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a connection is opened with. What the URL says wins, then {@code hikari.dataSource.*}, then
 * the profile.
 */
final class DriverProperties {
  static final String PASSED_ON = "dataSource.";

  // A socket's time-out is the second net: the query's own has to fire first, and say so.
  private static final long GRACE_SECONDS = 30;

  // A text of so many bytes takes five times that in the driver while it is made: 60 % of the heap.
  private static final long BUFFER = Runtime.getRuntime().maxMemory() / 10;

  private final WarehouseAddress address;
  private final Properties properties = new Properties();

  private DriverProperties(WarehouseAddress address) {
    this.address = address;
  }

  static Properties of(DriverProfile profile, WarehouseAddress address) {
    DriverProperties all = new DriverProperties(address);
    profile.properties().forEach(all::fromProfile);
    all.readOnly();
    address.hikari().forEach(all::fromHikari);
    all.put("user", address.username());
    all.put("password", address.password());
    return all.properties;
  }

  /** What the URL itself sets the option to, if it does. */
  static Optional<String> inUrl(String url, String key) {
    String form = "(?i)[?;&]\\s*" + Pattern.quote(key) + "\\s*=([^;&]*)";
    Matcher option = Pattern.compile(form).matcher(url);
    return option.find() ? Optional.of(option.group(1).trim()) : Optional.empty();
  }

  private void fromProfile(String key, String value) {
    if (inUrl(address.url(), key).isEmpty()) {
      put(key, filled(value));
    }
  }

  private void readOnly() {
    LocalDatabase local = LocalDatabase.of(address.url());
    if (local != null && local.isFile()) {
      fromProfile(local.readOnlyKey(), local.readOnlyValue());
    }
  }

  private void fromHikari(String key, String value) {
    if (key.startsWith(PASSED_ON)) {
      put(key.substring(PASSED_ON.length()), value);
    }
  }

  private void put(String key, String value) {
    if (value != null) {
      properties.setProperty(key, value);
    }
  }

  private String filled(String value) {
    long seconds = Math.min(address.timeout().toSeconds(), 1_000_000) + GRACE_SECONDS;
    Map<String, Object> known =
        Map.of("{seconds}", seconds, "{millis}", seconds * 1000, "{buffer}", BUFFER);
    return switch (value) {
      case "{tmp}" -> address.tmp().toAbsolutePath().toString();
      case "{extensions}" -> "" + address.duckDb().opens(DuckDb.Opens.EXTENSIONS);
      case "{shared}" -> DuckDbLock.isPrepared(address) ? "false" : null;
      case "{home}" -> address.searchPath() == null ? null : address.searchPath().toString();
      default -> String.valueOf(known.getOrDefault(value, value));
    };
  }
}
