package io.attentivecourier.settings;

import java.time.Duration;
import java.util.Map;

/**
 * Where the rows come from.
 *
 * @param url JDBC; null where no warehouse is configured
 * @param username null where not set
 * @param password absent where not set
 * @param fetchSize rows that the driver holds at a time, at least 1
 * @param timeout after which a query is given up
 * @param hikari the pool's own properties, as written, without {@code courier.warehouse.hikari.}
 * @param duckDb what DuckDB may reach, where the warehouse is one
 */
public record Warehouse(
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
}
