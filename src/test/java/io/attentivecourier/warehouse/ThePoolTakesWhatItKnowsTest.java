package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import io.attentivecourier.settings.SettingsFault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThePoolTakesWhatItKnowsTest {
  @TempDir Path home;

  @Test
  void aPropertyPassesThrough() {
    Map<String, String> hikari =
        Map.of(
            "maximumPoolSize", "3", "connectionTimeout", "5000", "connectionInitSql", "SELECT 1");
    try (Warehouse warehouse = Warehouse.open(Addresses.of("jdbc:duckdb:", home, hikari))) {
      HikariDataSource pool = (HikariDataSource) warehouse.dataSource();
      assertEquals(3, pool.getMaximumPoolSize());
      assertEquals(5000, pool.getConnectionTimeout());
      assertEquals("SELECT 1", pool.getConnectionInitSql());
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          maxPoolSize,       7,                   the pool has no such property
          maximumPoolSize,   hunter2,             the pool does not take this value
          maximumPoolSize,   0,                   the pool does not take this value
          connectionTimeout, 5s hunter2,          the pool does not take this value
          transactionIsolation, hunter2,          the pool does not take this value
          exceptionOverrideClassName, hunter2,    the pool does not take this value
          jdbcUrl,           jdbc:duckdb:hunter2, is not the pool's to set
          password,          hunter2,             is not the pool's to set
          """)
  void aFaultNamesItsKeyAndNotItsValue(String key, String value, String fault) {
    WarehouseAddress address = Addresses.of("jdbc:duckdb:", home, Map.of(key, value));
    SettingsFault thrown = assertThrows(SettingsFault.class, () -> Warehouse.open(address));
    assertEquals("courier.warehouse.hikari." + key, thrown.first().key());
    assertEquals(fault, thrown.first().fault());
    assertFalse(thrown.first().fix().isBlank());
  }

  @Test
  void aWarehouseThatIsDownDoesNotStopTheStart() {
    WarehouseAddress address = Addresses.of("jdbc:postgresql://localhost:1/db", home);
    assertDoesNotThrow(() -> Warehouse.open(address).close());
  }
}
