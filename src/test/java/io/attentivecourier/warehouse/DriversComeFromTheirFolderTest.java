package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversComeFromTheirFolderTest {
  private static final String SOURCE =
      """
      public class Driver implements java.sql.Driver {
        public java.sql.Connection connect(String url, java.util.Properties p)
            throws java.sql.SQLException {
          throw new java.sql.SQLException("hunter2", "28000");
        }
        public boolean acceptsURL(String url) { return url.startsWith("jdbc:siren:"); }
        public java.sql.DriverPropertyInfo[] getPropertyInfo(String u, java.util.Properties p) {
          return new java.sql.DriverPropertyInfo[0];
        }
        public int getMajorVersion() { return 1; }
        public int getMinorVersion() { return 0; }
        public boolean jdbcCompliant() { return false; }
        public java.util.logging.Logger getParentLogger() { return null; }
      }
      """;

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void aJarWithADriver() throws IOException {
    folder = Files.createDirectories(home.resolve("drivers"));
    Path source = Files.writeString(home.resolve("Driver.java"), SOURCE);
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
    jar("siren.jar", "Driver", Files.readAllBytes(home.resolve("Driver.class")));
  }

  private void jar(String name, String service, byte[] driver) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      jar.putNextEntry(new ZipEntry("META-INF/services/java.sql.Driver"));
      jar.write(service.getBytes());
      jar.putNextEntry(new ZipEntry(service + ".class"));
      jar.write(driver);
    }
  }

  @Test
  void aJarsDriverIsFound() {
    Drivers drivers = Drivers.in(folder);
    Driver driver = drivers.find("jdbc:siren:db").orElseThrow();
    assertEquals("Driver", driver.getClass().getName());
  }

  @Test
  void itIsTheOneThatConnects() {
    try (Warehouse warehouse = Warehouse.open(Addresses.of("jdbc:siren:db", home))) {
      String problem = warehouse.problem().orElseThrow();
      assertTrue(problem.contains("refused the login"), problem);
    }
  }

  @Test
  void aBrokenJarHidesNoOther() throws IOException {
    jar("a-broken.jar", "Broken", new byte[] {1, 2, 3});
    Files.write(folder.resolve("b-half.jar"), new byte[] {'P', 'K', 3, 4});
    Drivers drivers = Drivers.in(folder);
    assertTrue(drivers.find("jdbc:siren:db").isPresent());
  }

  @Test
  void theShippedOnesNeedNoFolder() {
    Drivers drivers = Drivers.in(home.resolve("none"));
    for (String url : List.of("jdbc:postgresql://h/db", "jdbc:duckdb:", "jdbc:sqlite:a.db")) {
      Driver driver = drivers.find(url).orElseThrow();
      assertSame(Drivers.class.getClassLoader(), driver.getClass().getClassLoader());
    }
    assertEquals(Optional.empty(), drivers.find("jdbc:siren:db"));
  }

  /** Snowflake's leaves a security provider, which every TLS of the process asks. */
  @Test
  void whatADriverLeavesInTheProcessFindsItsClassesWhenTheWarehouseIsClosed() {
    Warehouse.open(Addresses.of("jdbc:siren:db", home)).close();
    Driver driver = Drivers.in(folder).find("jdbc:siren:db").orElseThrow();
    Warehouse.open(Addresses.of("jdbc:siren:db", home)).close();
    assertNotNull(driver.getClass().getClassLoader().getResource("Driver.class"));
  }
}
