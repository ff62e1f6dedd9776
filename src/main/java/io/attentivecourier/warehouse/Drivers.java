package io.attentivecourier.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The drivers that are shipped, and those in the jars of {@code drivers/}. {@code DriverManager} is
 * not asked: it hides drivers whose class loader is not the caller's, which those of a folder never
 * are. A shipped driver wins over a jar with the same driver.
 */
final class Drivers implements AutoCloseable {
  // The iterator promises no progress after an error, so the tries are counted.
  private static final int MOST_FAULTS = 100;

  private final URLClassLoader loader;

  private Drivers(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * @throws UncheckedIOException where the folder is there and cannot be read
   */
  static Drivers in(Path folder) {
    return new Drivers(new URLClassLoader(jars(folder), Drivers.class.getClassLoader()));
  }

  private static URL[] jars(Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return new URL[0];
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jars.stream().sorted().map(Drivers::url).toArray(URL[]::new);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
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

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
