package io.attentivecourier.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of the warehouse.
 *
 * @param url JDBC; null where no warehouse is configured
 * @param username null where not set
 * @param password absent where not set
 * @param fetchSize rows that the driver holds at a time, at least 1
 * @param timeout after which a query is given up
 * @param hikari the pool's own properties, as written, without {@code courier.warehouse.hikari.}
 * @param duckDb what DuckDB may reach, where the warehouse is one
 */
public record WarehouseSettings(
    String url,
    String username,
    Secret password,
    int fetchSize,
    Duration timeout,
    Map<String, String> hikari,
    DuckDb duckDb) {

  /** Leaves out the URL and the pool's values: drivers take passwords in both. */
  @Override
  public String toString() {
    return "Warehouse[fetchSize=" + fetchSize + ", timeout=" + timeout + "]";
  }

  /** The way of rows from the driver. */
  public enum RowReading {
    /** As bytes: by COPY where PostgreSQL takes it, else from the driver's own cursor. */
    AUTO,
    /** By camel-jdbc, a map a row. */
    JDBC
  }

  /**
   * The limits of DuckDB, which runs in this process with its rights.
   *
   * @param folders below which a query may read files, absolute
   * @param allowed what is open beyond them
   */
  public record DuckDb(List<Path> folders, Set<Opens> allowed) {

    /** The accesses that are closed unless they are named. */
    public enum Opens {
      /** Extensions may be installed and loaded, by {@code hikari.connectionInitSql}. */
      EXTENSIONS,
      /** Addresses of the web and of object stores. */
      NETWORK,
      /** Files anywhere. */
      FILES
    }

    public boolean opens(Opens one) {
      return allowed.contains(one);
    }
  }
}
