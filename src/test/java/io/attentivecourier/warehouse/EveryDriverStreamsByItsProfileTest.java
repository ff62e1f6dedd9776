package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class EveryDriverStreamsByItsProfileTest {
  static final Iterable<DriverProfile> TABLE = KnownDrivers.TABLE;

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          url,                                      name,           auto-commit, fetch size of 10000
          jdbc:postgresql://h/db,                   PostgreSQL,     false,       10000
          JDBC:PostgreSQL://h/db,                   PostgreSQL,     false,       10000
          jdbc:redshift://h:5439/db,                Redshift,       true,        0
          jdbc:mysql://h/db,                        MySQL,          true,        -2147483648
          jdbc:mariadb://h/db,                      MariaDB,        true,        10000
          jdbc:sqlserver://h;databaseName=db,       SQL Server,     true,        10000
          jdbc:oracle:thin:@//h/db,                 Oracle,         true,        5000
          jdbc:snowflake://a.example.com/,          Snowflake,      true,        0
          jdbc:databricks://h:443,                  Databricks,     true,        0
          jdbc:bigquery://h:443,                    BigQuery,       true,        0
          jdbc:trino://h/catalog,                   Trino,          true,        0
          jdbc:clickhouse://h/db,                   ClickHouse,     true,        0
          jdbc:h2:mem:db,                           H2,             true,        0
          jdbc:duckdb:,                             DuckDB,         true,        0
          jdbc:sqlite:marts.db,                     SQLite,         true,        0
          jdbc:teradata://h,                        Unknown driver, false,       10000
          """)
  void aUrlHasItsProfile(String url, String name, boolean autoCommit, int fetchSize) {
    DriverProfile profile = DriverProfile.of(url);
    assertEquals(name, profile.name());
    assertEquals(autoCommit, profile.autoCommit());
    assertEquals(fetchSize, profile.fetchSize().of(10_000));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          jdbc:duckdb:,            jdbc_stream_results,     true
          jdbc:h2:mem:db,          LAZY_QUERY_EXECUTION,    1
          jdbc:redshift://h/db,    fetchRingBufferSize,     64M
          jdbc:snowflake://h/,     CLIENT_PREFETCH_THREADS, 1
          jdbc:databricks://h/,    EnableArrow,             0
          jdbc:sqlserver://h,      responseBuffering,       adaptive
          jdbc:postgresql://h/db,  ApplicationName,         attentive-courier
          """)
  void whatMakesItStreamIsAConnectionProperty(String url, String property, String value) {
    assertEquals(value, DriverProfile.of(url).properties().get(property));
  }

  @ParameterizedTest
  @FieldSource("TABLE")
  void itSaysWhyInOneSentence(DriverProfile profile) {
    assertTrue(profile.why().endsWith("."), profile.name());
    assertFalse(profile.describe().contains("\n"), profile.name());
    assertTrue(profile.warning().isEmpty() || profile.warning().endsWith("."), profile.name());
  }

  @Test
  void noPrefixHidesAnother() {
    Set<String> found = new HashSet<>();
    KnownDrivers.TABLE.forEach(p -> found.add(DriverProfile.of(p.prefix() + "x").name()));
    assertEquals(KnownDrivers.TABLE.size(), found.size());
  }

  @Test
  void anUnknownDriverIsWarnedOf() {
    String line = DriverProfile.of("jdbc:teradata://h").describe();
    assertTrue(line.contains("Note: not measured"), line);
  }
}
