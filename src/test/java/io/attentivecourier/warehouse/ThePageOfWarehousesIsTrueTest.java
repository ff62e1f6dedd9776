package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/warehouses.md against the profiles of the drivers, and against the jars that are tried. */
class ThePageOfWarehousesIsTrueTest {
  private static final String IN_THE_BOX = "in the box";

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/warehouses.md"));
  }

  /** The cells of the table, without the signs of code. */
  static List<List<String>> rows() throws IOException {
    String table = page().replaceAll("(?s).*<!-- warehouses -->\n|<!-- /warehouses -->.*", "");
    return table
        .lines()
        .skip(2)
        .map(row -> List.of(row.replace("`", "").split("\\s*\\|\\s*", -1)).subList(1, 6))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anAddressHasTheProfileOfItsName(List<String> row) {
    DriverProfile profile = DriverProfile.of(row.get(1));
    assertEquals(row.get(0), profile.name());
    assertEquals(profile.warning().contains("1 GB"), row.get(4).equals("1 GB"), row.toString());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whereADriverIsMissingTheSameJarIsNamed(List<String> row) {
    String fix = Drivers.MissingDriver.fix(Addresses.of(row.get(1), Path.of("/srv/home")));
    boolean isNamed = row.get(2).contains(":");
    assertTrue(!isNamed || fix.contains(row.get(2) + " for jdbc:"), fix);
    assertEquals(List.of(IN_THE_BOX, "").contains(row.get(2)), row.get(3).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aVersionIsTheOneThatIsTried(List<String> row) throws IOException {
    String[] jar = row.get(2).split(":");
    String item =
        "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
            .formatted(jar[0], jar[jar.length - 1], row.get(3));
    String pom = Files.readString(Path.of("pom.xml")).replaceAll("\\s+", "");
    assertTrue(jar.length == 1 || pom.contains("<artifactItem>" + item), item);
  }

  @Test
  void noProfileIsLeftOut() throws IOException {
    String page = page();
    List<String> missing =
        KnownDrivers.TABLE.stream()
            .map(DriverProfile::name)
            .filter(name -> !page.contains(name))
            .toList();
    assertEquals(List.of(), missing);
    assertEquals(10, rows().size());
  }
}
