package io.attentivecourier.warehouse;

import static io.attentivecourier.warehouse.DriverProfile.FetchSize.GIVEN;
import static io.attentivecourier.warehouse.DriverProfile.FetchSize.fixed;
import static io.attentivecourier.warehouse.DriverProfile.driver;

import java.util.List;
import java.util.Locale;

/** The table of drivers, by the prefix of the URL: to know another driver is to add an entry. */
final class KnownDrivers {
  private static final String HEAP =
      "give the process a heap of 1 GB or more: the driver downloads whole chunks ahead.";

  static final List<DriverProfile> TABLE =
      List.of(
          driver(
                  "PostgreSQL",
                  "jdbc:postgresql:",
                  "reads through a cursor, which needs a transaction: with auto-commit on, 10 M"
                      + " rows filled a heap of 512 MB.")
              .inTransaction()
              .markedReadOnly()
              .fetching(GIVEN)
              .with("ApplicationName", "attentive-courier")
              .with("connectTimeout", "10")
              .with("socketTimeout", "{seconds}")
              // More than that at a time is a fault, and not the end of the process.
              .with("maxResultBuffer", "{buffer}")
              .with("tcpKeepAlive", "true")
              // Only for a database whose texts are any bytes, see UnencodedText.
              .with("allowEncodingChanges", "true"),
          driver(
                  "Redshift",
                  "jdbc:redshift:",
                  "reads through a ring buffer, whose default of 1 GB is more than a small heap.")
              .with("ApplicationName", "attentive-courier")
              .with("fetchRingBufferSize", "64M")
              .with("connectTimeout", "10")
              .with("socketTimeout", "{seconds}")
              .with("tcpKeepAlive", "true"),
          driver(
                  "MySQL",
                  "jdbc:mysql:",
                  "streams row by row only at this one fetch size; any other holds the whole"
                      + " result.")
              .markedReadOnly()
              .fetching(fixed(Integer.MIN_VALUE))
              .with("connectTimeout", "10000")
              .with("socketTimeout", "{millis}"),
          driver("MariaDB", "jdbc:mariadb:", "any fetch size above 0 makes it stream.")
              .markedReadOnly()
              .fetching(GIVEN)
              .with("connectTimeout", "10000")
              .with("socketTimeout", "{millis}"),
          driver(
                  "SQL Server",
                  "jdbc:sqlserver:",
                  "buffers adaptively, a part of the result at a time.")
              .fetching(GIVEN)
              .with("responseBuffering", "adaptive")
              .with("applicationName", "attentive-courier")
              .with("loginTimeout", "10")
              .with("socketTimeout", "{millis}"),
          driver(
                  "Oracle",
                  "jdbc:oracle:",
                  "always streams, but its default of 10 rows a trip is slow.")
              .fetching(fixed(5000))
              .with("oracle.net.CONNECT_TIMEOUT", "10000")
              .with("oracle.jdbc.ReadTimeout", "{millis}")
              .probedBy("SELECT 1 FROM dual"),
          driver(
                  "Snowflake",
                  "jdbc:snowflake:",
                  "downloads chunks ahead; one thread and a limit keep them few, and JSON needs no"
                      + " opened module.")
              .with("CLIENT_PREFETCH_THREADS", "1")
              .with("CLIENT_MEMORY_LIMIT", "512")
              .with("JDBC_QUERY_RESULT_FORMAT", "JSON")
              .with("application", "attentive_courier")
              .warning(HEAP),
          driver(
                  "Databricks",
                  "jdbc:databricks:",
                  "downloads chunks ahead. EnableArrow=0 is for drivers before version 3; later"
                      + " ones ignore it.")
              .with("EnableArrow", "0")
              .warning(HEAP),
          driver("BigQuery", "jdbc:bigquery:", "pages the result; nothing was measured.")
              .warning("put EnableHighThroughputAPI=1 into the URL for large results."),
          driver("Trino", "jdbc:trino:", "reads pages, as its protocol has them.")
              .with("source", "attentive-courier"),
          driver("ClickHouse", "jdbc:clickhouse:", "streams the response as it comes.")
              .with("socket_timeout", "{millis}"),
          driver("H2", "jdbc:h2:", "executes lazily; else the result is written to a file first.")
              .with("LAZY_QUERY_EXECUTION", "1"),
          driver(
                  "DuckDB",
                  "jdbc:duckdb:",
                  "streams by its own property; without it 10 M rows took 1 GB of memory.")
              // A run reads one table and sorts nothing: 10 M rows took 0.4 GB in all.
              .with("memory_limit", "512MB")
              // Each thread holds buffers of its own under that limit; two saturate the reader.
              .with("threads", "2")
              .with("jdbc_stream_results", "true")
              .with("temp_directory", "{tmp}")
              .with("autoinstall_known_extensions", "{extensions}")
              .with("autoload_known_extensions", "{extensions}")
              .with("jdbc_instance_cache", "{shared}")
              .with("file_search_path", "{home}"),
          driver("SQLite", "jdbc:sqlite:", "steps from row to row.")
              .withoutTimeout()
              .with("limit_length", "{buffer}")
              .warning("a query runs until it ends: SQLite's driver does not stop it."));

  private static final DriverProfile OTHER =
      driver("Unknown driver", "", "takes the fetch size, in a transaction.")
          .inTransaction()
          .fetching(GIVEN)
          .warning("not measured: try a large query in a small heap before you rely on it.");

  private KnownDrivers() {}

  static DriverProfile find(String url) {
    String lower = url.trim().toLowerCase(Locale.ROOT);
    return TABLE.stream().filter(p -> lower.startsWith(p.prefix())).findFirst().orElse(OTHER);
  }
}
