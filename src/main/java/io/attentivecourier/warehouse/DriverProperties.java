package io.attentivecourier.warehouse;

import io.attentivecourier.settings.WarehouseSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties that a connection is opened with. The URL wins, then {@code hikari.dataSource.*},
 * then the profile.
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

  /** The value of the option in the URL, if it is there. */
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
      case "{extensions}" -> "" + address.duckDb().opens(WarehouseSettings.DuckDb.Opens.EXTENSIONS);
      case "{shared}" -> DuckDbLock.isPrepared(address) ? "false" : null;
      case "{home}" -> address.searchPath() == null ? null : address.searchPath().toString();
      default -> String.valueOf(known.getOrDefault(value, value));
    };
  }

  /**
   * A database that runs in this process, DuckDB or SQLite, by its URL. A file is opened read-only:
   * DuckDB otherwise locks it, and dbt, which builds it, is shut out.
   *
   * @param prefix the start of the URL
   * @param path the file as the URL has it; empty for a database in memory
   * @param options the rest of the URL
   */
  record LocalDatabase(String prefix, String path, String options) {
    private static final Pattern FORM = Pattern.compile("(jdbc:(?:duckdb|sqlite):)([^;?]*)(.*)");
    private static final Map<String, String[]> READ_ONLY =
        Map.of(
            "jdbc:duckdb:", new String[] {"access_mode", "READ_ONLY"},
            // SQLITE_OPEN_READONLY
            "jdbc:sqlite:", new String[] {"open_mode", "1"});

    /** Null where the URL is that of a server. */
    static LocalDatabase of(String url) {
      Matcher form = FORM.matcher(url);
      return form.matches() ? new LocalDatabase(form.group(1), form.group(2), form.group(3)) : null;
    }

    /**
     * A colon starts a scheme of the driver's own: {@code :memory:}, {@code md:}, {@code file:}.
     */
    boolean isFile() {
      return !path.isEmpty() && !path.contains(":");
    }

    String readOnlyKey() {
      return READ_ONLY.get(prefix)[0];
    }

    String readOnlyValue() {
      return READ_ONLY.get(prefix)[1];
    }

    /**
     * The URL to open. A relative file is the home's. DuckDB in memory gets a name of its own, so
     * that all connections of a pool share one database and with it one memory limit.
     *
     * @param home the folder of relative files, or null for the working folder
     */
    String url(Path home) {
      if (isFile() && home != null) {
        return prefix + home.resolve(path) + options;
      }
      boolean unnamed =
          prefix.equals("jdbc:duckdb:") && (path.isEmpty() || path.equals(":memory:"));
      return unnamed ? prefix + ":memory:courier-" + UUID.randomUUID() + options : toUrl();
    }

    private String toUrl() {
      return prefix + path + options;
    }
  }
}
