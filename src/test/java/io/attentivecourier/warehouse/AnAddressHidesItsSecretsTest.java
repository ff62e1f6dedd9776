package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnAddressHidesItsSecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:postgresql://h:5432/db?ssl=true              | jdbc:postgresql://h:5432/db?ssl=true
          jdbc:postgresql://h/db?user=u&password=hunter2    | jdbc:postgresql://h/db?user=u&password=***
          jdbc:postgresql://h/db?password=hunter2&ssl=true  | jdbc:postgresql://h/db?password=***
          jdbc:sqlserver://h;Password={hun;ter2};encrypt=no | jdbc:sqlserver://h;Password=***
          jdbc:databricks://h:443;AuthMech=3;PWD=hunter2    | jdbc:databricks://h:443;AuthMech=3;PWD=***
          jdbc:mysql://u:hun?ter2@h/db                      | jdbc:mysql://***@h/db
          jdbc:oracle:thin:u/hun;ter2@h:1521/db             | jdbc:oracle:thin:***@h:1521/db
          jdbc:snowflake://h/?private_key_pwd=hunter2       | jdbc:snowflake://h/?private_key_pwd=***
          jdbc:bigquery://h:443;OAuthAccessToken=hunter2    | jdbc:bigquery://h:443;OAuthAccessToken=***
          jdbc:duckdb:                                      | jdbc:duckdb:
          """)
  void aUrlIsShownWithoutThem(String url, String shown) {
    assertEquals(shown, Addresses.of(url, Path.of("home")).shownUrl());
  }

  @Test
  void itsTextHoldsNoPassword() {
    Map<String, String> hikari = Map.of("dataSource.sslpassword", "hunter2");
    WarehouseAddress address =
        Addresses.of("jdbc:postgresql://h/db", "u", "hunter2", Path.of("home"), hikari);
    assertFalse(address.toString().contains("hunter2"));
  }
}
