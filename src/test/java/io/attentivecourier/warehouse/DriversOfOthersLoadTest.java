package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The drivers that Maven's central repository has, as far as one gets without an account: each is
 * found, knows the properties of its profile, and says of a port where nobody listens that nobody
 * does. The jars are those of docs/warehouses.md: {@code ./mvnw -Pdrivers dependency:copy@drivers}.
 */
@Tag("drivers")
class DriversOfOthersLoadTest {
  private static final Path FOLDER = Path.of("target/drivers");

  /** The server's, to which the driver hands on what it does not know. */
  private static final String OF_THE_SESSION = "JDBC_QUERY_RESULT_FORMAT";

  @TempDir Path home;

  @BeforeEach
  void theJarsAreThere() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no jars in target/drivers");
    Files.createSymbolicLink(home.resolve("drivers"), FOLDER.toAbsolutePath());
  }

  @ParameterizedTest
  @CsvSource({
    "snowflake-jdbc,      jdbc:snowflake://127.0.0.1:1/?loginTimeout=2",
    "redshift-jdbc42,     jdbc:redshift://127.0.0.1:1/db",
    "databricks-jdbc,     jdbc:databricks://127.0.0.1:1/;httpPath=/sql/1.0/warehouses/a",
    "mssql-jdbc,          jdbc:sqlserver://127.0.0.1:1;databaseName=db",
    "mysql-connector-j,   jdbc:mysql://127.0.0.1:1/db",
    "mariadb-java-client, jdbc:mariadb://127.0.0.1:1/db",
    "ojdbc17,             jdbc:oracle:thin:@//127.0.0.1:1/db"
  })
  void eachIsFoundAndTakesItsProfile(String jar, String url) throws Exception {
    DriverProfile profile = DriverProfile.of(url);
    assertFalse(profile.prefix().isEmpty(), url);
    Drivers drivers = Drivers.in(FOLDER);
    Driver driver = drivers.find(url).orElseThrow();
    assertNotSame(Drivers.class.getClassLoader(), driver.getClass().getClassLoader());
    for (String property : profile.properties().keySet()) {
      assertTrue(isKnown(property, driver, url, jar(jar)), jar + " does not know " + property);
    }
  }

  private static boolean isKnown(String property, Driver driver, String url, Path jar)
      throws Exception {
    return property.equals(OF_THE_SESSION)
        || listed(driver, url).contains(property.toLowerCase(Locale.ROOT))
        || isIn(jar, property);
  }

  private static Set<String> listed(Driver driver, String url) throws SQLException {
    Properties login = new Properties();
    login.put("user", "somebody");
    login.put("password", "made-up");
    DriverPropertyInfo[] all = driver.getPropertyInfo(url, login);
    return Arrays.stream(all)
        .map(one -> one.name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Some list nothing: then one of their classes has the name as a constant. */
  private static boolean isIn(Path jar, String property) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> own =
          zip.stream().filter(one -> one.getName().matches(".*(Session|Param).*\\.class")).toList();
      for (ZipEntry one : own) {
        byte[] bytes = zip.getInputStream(one).readAllBytes();
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(property)) {
          return true;
        }
      }
      return false;
    }
  }

  private static Path jar(String name) throws IOException {
    try (Stream<Path> jars = Files.list(FOLDER)) {
      return jars.filter(one -> one.getFileName().toString().startsWith(name + "-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:redshift://127.0.0.1:1/db",
    "jdbc:sqlserver://127.0.0.1:1;databaseName=db;connectRetryCount=0",
    "jdbc:mysql://127.0.0.1:1/db",
    "jdbc:mariadb://127.0.0.1:1/db",
    "jdbc:oracle:thin:@//127.0.0.1:1/db",
    "jdbc:snowflake://127.0.0.1:1/?loginTimeout=2",
    "jdbc:databricks://127.0.0.1:1/;httpPath=/sql/1.0/warehouses/a;AuthMech=3;UID=token"
  })
  void whatNobodyAnswersIsSaidInOurWords(String url) {
    Map<String, String> patience = Map.of("connectionTimeout", "5000");
    WarehouseAddress address = Addresses.of(url, "somebody", "made-up", home, patience);
    try (Warehouse warehouse = Warehouse.open(address)) {
      String problem = warehouse.problem().orElseThrow();
      assertTrue(
          problem.contains("refused the connection") || problem.contains("did not answer"),
          problem);
    }
  }

  @Test
  void theOneThatNeedsNoServerReads() {
    try (Warehouse warehouse = Warehouse.open(Addresses.of("jdbc:h2:mem:marts", home))) {
      assertEquals(Optional.empty(), warehouse.problem());
    }
  }
}
