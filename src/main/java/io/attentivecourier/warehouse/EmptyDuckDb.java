package io.attentivecourier.warehouse;

import io.attentivecourier.home.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Makes the file of a new home's DuckDB: a run opens it to read only, which takes one that is
 * there.
 */
public final class EmptyDuckDb {
  private EmptyDuckDb() {}

  /**
   * Makes it where the URL names one of the home that is not there.
   *
   * @return false where it names one elsewhere, or could not be made
   */
  public static boolean make(String url, Path home) throws IOException {
    DriverProperties.LocalDatabase database = DriverProperties.LocalDatabase.of(url);
    if (database == null || !database.isFile()) {
      return true;
    }
    Path file = home.resolve(database.path()).normalize();
    return Files.exists(file) || file.startsWith(home) && open(file);
  }

  private static boolean open(Path file) throws IOException {
    Durable.folder(file.getParent());
    try (Connection made = new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties())) {
      return made != null;
    } catch (SQLException unmade) {
      return false;
    }
  }
}
