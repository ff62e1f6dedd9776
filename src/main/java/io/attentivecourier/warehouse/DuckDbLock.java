package io.attentivecourier.warehouse;

import static java.util.stream.Collectors.joining;

import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.WarehouseSettings;
import io.attentivecourier.settings.WarehouseSettings.DuckDb.Opens;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The statements for a DuckDB that was just opened, so that no query reaches more than its folders:
 * it runs in this process, and could else read the key of the hashes, write files and load code.
 * The last statement locks it. DuckDB 2.0 lets a query write below a folder that it may read, so
 * that {@link OneQuery} has to stand before it.
 */
final class DuckDbLock {
  static final String PREFIX = "jdbc:duckdb:";
  private static final String INIT = "connectionInitSql";

  /** Options that open what this closes; a file of statements would run before it is closed. */
  private static final Set<String> OURS =
      Set.of(
          "allowed_directories",
          "allowed_paths",
          "enable_external_access",
          "lock_configuration",
          "autoinstall_known_extensions",
          "autoload_known_extensions",
          "session_init_sql_file");

  private static final List<String> NETWORK =
      List.of(
          "http://",
          "https://",
          "s3://",
          "s3a://",
          "s3n://",
          "gs://",
          "gcs://",
          "r2://",
          "az://",
          "azure://",
          "abfss://",
          "hf://");

  private final List<String> opening;
  private final List<String> closing;
  private final boolean prepared;

  private DuckDbLock(List<String> opening, List<String> closing, boolean prepared) {
    this.opening = opening;
    this.closing = closing;
    this.prepared = prepared;
  }

  /**
   * Null for another database.
   *
   * @throws SettingsFault where the URL or the pool's options would open it
   */
  static DuckDbLock of(WarehouseAddress address) {
    if (!address.url().toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      return null;
    }
    requireClosed(address);
    String folders = "SET allowed_directories = " + list(directories(address));
    String shut = "SET enable_external_access = false";
    String lock = "SET lock_configuration = true";
    // An extension is loaded by the words of the pool, which are said between the two.
    return address.duckDb().opens(Opens.EXTENSIONS)
        ? new DuckDbLock(List.of(folders), List.of(shut, lock), isPrepared(address))
        : new DuckDbLock(List.of(folders, shut), List.of(lock), isPrepared(address));
  }

  /** True if the pool says words of its own: they hold for one connection. */
  static boolean isPrepared(WarehouseAddress address) {
    return address.hikari().containsKey(INIT);
  }

  /**
   * Said to a new connection. Those of one database share its settings: the first one has locked
   * them for all.
   */
  synchronized void restrict(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!isLocked(statement)) {
        say(statement, opening);
        say(statement, prepared ? List.of() : closing);
      }
    }
  }

  /** Said to a connection that the pool hands out, after its own words. */
  void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      say(statement, prepared && !isLocked(statement) ? closing : List.of());
    }
  }

  private static void say(Statement statement, List<String> words) throws SQLException {
    for (String word : words) {
      statement.execute(word);
    }
  }

  private static boolean isLocked(Statement statement) throws SQLException {
    try (ResultSet lock =
        statement.executeQuery("SELECT current_setting('lock_configuration')::BOOLEAN")) {
      return lock.next() && lock.getBoolean(1);
    }
  }

  private static void requireClosed(WarehouseAddress address) {
    for (String option : OURS) {
      if (DriverProperties.inUrl(address.url(), option).isPresent()) {
        throw restrict("courier.warehouse.url", option);
      }
      address.hikari().keySet().stream()
          .filter((DriverProperties.PASSED_ON + option)::equalsIgnoreCase)
          .findFirst()
          .ifPresent(
              key -> {
                throw restrict(Pool.KEY + key, option);
              });
    }
  }

  private static SettingsFault restrict(String key, String option) {
    return new SettingsFault(
        key,
        "sets " + option + ", which is not its to set",
        "use courier.warehouse.duckdb.folders and courier.warehouse.duckdb.allow");
  }

  private static List<String> directories(WarehouseAddress address) {
    WarehouseSettings.DuckDb may = address.duckDb();
    Stream<String> folders = may.folders().stream().flatMap(folder -> names(address, folder));
    Stream<String> files = may.opens(Opens.FILES) ? Stream.of("/") : Stream.of();
    Stream<String> network = may.opens(Opens.NETWORK) ? NETWORK.stream() : Stream.of();
    return Stream.of(folders, files, network).flatMap(names -> names).toList();
  }

  /**
   * DuckDB looks at a name as it is written, from the working folder, and again at the file that
   * its search path found: a relative name has to be allowed in both ways. Where the working
   * folder's own folder of that name holds the home, only absolute names are.
   */
  private static Stream<String> names(WarehouseAddress address, Path folder) {
    Path root = address.searchPath();
    if (root == null || !folder.startsWith(root) || folder.equals(root)) {
      return Stream.of(folder.toString());
    }
    Path relative = root.relativize(folder);
    return root.startsWith(relative.toAbsolutePath().normalize())
        ? Stream.of(folder.toString())
        : Stream.of(folder.toString(), relative.toString());
  }

  private static String list(List<String> names) {
    return names.stream()
        .map(name -> "'" + name.replace("'", "''") + "'")
        .collect(joining(", ", "[", "]"));
  }
}
