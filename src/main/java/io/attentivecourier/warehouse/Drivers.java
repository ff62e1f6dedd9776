package io.attentivecourier.warehouse;

import io.attentivecourier.settings.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The drivers that are shipped, and those in the jars of {@code drivers/}. {@code DriverManager} is
 * not asked: it hides drivers whose class loader is not the caller's, which those of a folder never
 * are. A shipped driver wins over a jar with the same driver.
 */
final class Drivers {
  // The iterator promises no progress after an error, so the tries are counted.
  private static final int MOST_FAULTS = 100;

  /**
   * By their jars. None is ever closed, as drivers leave parts of themselves in the JVM:
   * Snowflake's adds a security provider, and without its classes no TLS works any more, for
   * nobody.
   */
  private static final Map<List<URI>, URLClassLoader> LOADERS = new ConcurrentHashMap<>();

  private final ClassLoader loader;

  private Drivers(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * @throws UncheckedIOException where the folder is there and cannot be read
   */
  static Drivers in(Path folder) {
    return new Drivers(LOADERS.computeIfAbsent(jars(folder), Drivers::loader));
  }

  private static URLClassLoader loader(List<URI> jars) {
    URL[] urls = jars.stream().map(Drivers::url).toArray(URL[]::new);
    return new URLClassLoader(urls, Drivers.class.getClassLoader());
  }

  private static List<URI> jars(Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jars.stream().sorted().map(Path::toUri).toList();
  }

  private static URL url(URI jar) {
    try {
      return jar.toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first driver that takes the URL. One that does not load is as good as none. */
  Optional<Driver> find(String url) {
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
    for (int faults = 0; faults < MOST_FAULTS; ) {
      try {
        if (!drivers.hasNext()) {
          return Optional.empty();
        }
        Driver driver = drivers.next();
        if (driver.acceptsURL(url)) {
          return Optional.of(driver);
        }
      } catch (ServiceConfigurationError | LinkageError | SQLException e) {
        faults++; // A jar for a newer Java, or half a jar: the next one may fit.
      }
    }
    return Optional.empty();
  }

  /** Which jar a URL waits for that no driver here takes, or which word in it is a typo. */
  static final class MissingDriver {
    private static final Collection<String> IN_THE_BOX =
        new TreeSet<>(List.of("postgresql", "duckdb", "sqlite"));

    /** By the second word of the URL. */
    private static final Map<String, String> JARS =
        Map.of(
            "mysql", "com.mysql:mysql-connector-j",
            "mariadb", "org.mariadb.jdbc:mariadb-java-client",
            "sqlserver", "com.microsoft.sqlserver:mssql-jdbc",
            "oracle", "com.oracle.database.jdbc:ojdbc17",
            "snowflake", "net.snowflake:snowflake-jdbc",
            "redshift", "com.amazon.redshift:redshift-jdbc42",
            "databricks", "com.databricks:databricks-jdbc",
            "trino", "io.trino:trino-jdbc",
            "clickhouse", "com.clickhouse:clickhouse-jdbc",
            "h2", "com.h2database:h2");

    private MissingDriver() {}

    /** The jar for URLs that begin so, where it is known. */
    static Optional<String> jar(String url) {
      return Optional.ofNullable(JARS.get(word(url)));
    }

    private static String word(String url) {
      String[] parts = url.toLowerCase(Locale.ROOT).split(":", 3);
      return parts.length > 1 ? parts[1] : "";
    }

    /** The next step in one clause: the jar and its folder, or the word that was meant. */
    static String fix(WarehouseAddress address) {
      String word = word(address.url());
      String put = "put the driver's jar into drivers/";
      String folder = " (" + address.drivers() + ")";
      if (JARS.containsKey(word)) {
        return put + folder + ": " + JARS.get(word) + " for jdbc:" + word + ":";
      }
      Optional<String> meant = meant(word);
      return meant.isPresent()
          ? "write jdbc:" + meant.get() + ": in the URL" + box(meant.get()) + ", or " + put + folder
          : put + folder + ", or fix the URL";
    }

    private static Optional<String> meant(String word) {
      Collection<String> all = new TreeSet<>(IN_THE_BOX);
      all.addAll(JARS.keySet());
      all.add("bigquery");
      all.remove(word);
      return Nearest.close(word, all);
    }

    private static String box(String word) {
      return IN_THE_BOX.contains(word) ? ", whose driver is in the box" : "";
    }
  }
}
