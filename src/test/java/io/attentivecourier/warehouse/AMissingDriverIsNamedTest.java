package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AMissingDriverIsNamedTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:snowflake://h, net.snowflake:snowflake-jdbc",
    "jdbc:mysql://h/db, com.mysql:mysql-connector-j",
    "jdbc:postgrsql://h/db, write jdbc:postgresql: in the URL",
    "jdbc:postgres://h/db, write jdbc:postgresql: in the URL",
    "jdbc:duckbd:, write jdbc:duckdb: in the URL",
    "jdbc:sqlsever://h, write jdbc:sqlserver: in the URL",
    "jdbc:teradata://h, or fix the URL"
  })
  void byItsJarAndFolderOrTheWordThatWasMeant(String url, String said) {
    Path home = Path.of("/srv/home");
    String mend = Drivers.MissingDriver.fix(Addresses.of(url, home));
    assertTrue(mend.contains(said), mend);
    assertTrue(said.startsWith("write") || mend.contains("/srv/home/drivers"), mend);
  }
}
