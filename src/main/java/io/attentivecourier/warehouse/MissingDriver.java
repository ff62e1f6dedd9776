package io.attentivecourier.warehouse;

import io.attentivecourier.settings.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which jar a URL waits for that no driver here takes, or which word in it is a typo. */
final class MissingDriver {
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

  /** What to do, in one clause: the jar and its folder, or the word that was meant. */
  static String mend(WarehouseAddress address) {
    String[] parts = address.url().toLowerCase(Locale.ROOT).split(":", 3);
    String word = parts.length > 1 ? parts[1] : "";
    String put = "put the driver's jar into drivers/";
    String folder = " (" + address.drivers() + ")";
    if (JARS.containsKey(word)) {
      return put + folder + ": " + JARS.get(word) + " for jdbc:" + word + ":";
    }
    Optional<String> meant = meant(word);
    return meant.isPresent()
        ? "write jdbc:" + meant.get() + ": in the URL" + box(meant.get()) + ", or " + put + folder
        : put + folder + ", or mend the URL";
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
