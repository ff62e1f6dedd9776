package io.attentivecourier.warehouse;

import io.attentivecourier.settings.WarehouseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The address of the warehouse, and the options to read it: {@code courier.warehouse.*}.
 *
 * @param url the JDBC URL
 * @param username the login, or null where the URL or the driver needs none
 * @param password its password, or null
 * @param fetchSize rows a trip, where the driver counts in rows
 * @param timeout how long a query may take to its first row
 * @param hikari what {@code courier.warehouse.hikari.} holds, without that prefix
 * @param drivers the folder of drivers that are not shipped; it need not exist
 * @param tmp where native code is unpacked and rows are spilled; made if missing
 * @param searchPath where DuckDB looks for files with a relative name, or null for the working
 *     folder
 * @param duckDb what DuckDB may reach
 */
public record WarehouseAddress(
    String url,
    String username,
    String password,
    int fetchSize,
    Duration timeout,
    Map<String, String> hikari,
    Path drivers,
    Path tmp,
    Path searchPath,
    WarehouseSettings.DuckDb duckDb) {
  private static final Pattern USER_INFO = Pattern.compile("(?s)(//|thin:).*@");

  // To the end of the URL, as a password may hold the very signs that end an option.
  private static final Pattern SECRET =
      Pattern.compile("(?is)([?;&:,(][^=;&?]*(pass|pwd|secret|token|key|credential)[^=;&?]*=).*");

  public WarehouseAddress {
    Objects.requireNonNull(url, "url");
    url = url.trim();
    hikari = Map.copyOf(hikari);
  }

  @Override
  public String toString() {
    return "WarehouseAddress[" + shownUrl() + ", fetchSize=" + fetchSize + "]";
  }

  /** The URL for a screen: without what looks like a secret. */
  public String shownUrl() {
    String open = USER_INFO.matcher(url).replaceAll("$1***@");
    return SECRET.matcher(open).replaceAll("$1***");
  }
}
