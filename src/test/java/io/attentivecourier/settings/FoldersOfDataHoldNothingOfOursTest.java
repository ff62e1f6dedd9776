package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.WarehouseSettings.DuckDb.Opens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldersOfDataHoldNothingOfOursTest {
  private static final String KEY = "courier.warehouse.duckdb.folders";

  @TempDir Path root;

  @BeforeEach
  void links() throws IOException {
    Files.createDirectories(root.resolve("var"));
    Files.createSymbolicLink(root.resolve("linked"), root.resolve("var"));
  }

  private SettingsReading read(Map<String, String> sets) {
    return Settings.read(Home.at(root), sets, Map.of());
  }

  private List<String> faulty(Map<String, String> more, String folders) {
    Map<String, String> sets = new HashMap<>(more);
    sets.put(KEY, folders);
    return read(sets).faults().stream().map(Fault::key).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "var",
        "var/tmp",
        "data,var/sent",
        "lib",
        "drivers",
        "drivers/x",
        "routes",
        "..",
        "/",
        "linked",
        "linked/tmp",
        "application.properties"
      })
  void aFolderThatReachesThemIsAFault(String folders) {
    assertEquals(List.of(KEY), faulty(Map.of(), folders));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "data,exports/daily", "/srv/exports", "variant", "../other"})
  void anyOtherFolderIsTaken(String folders) {
    assertEquals(List.of(), faulty(Map.of(), folders));
  }

  @Test
  void aKeyThatLiesInOneIsAFault() {
    assertEquals(List.of(KEY), faulty(Map.of("courier.keyFile", "data/key"), "data"));
    assertEquals(List.of(), faulty(Map.of("courier.keyFile", "keys/key"), "data"));
  }

  @Test
  void dataAloneIsTheDefaultAndAllElseIsClosed() {
    WarehouseSettings.DuckDb plain = read(Map.of()).settings().warehouse().duckDb();
    assertEquals(new WarehouseSettings.DuckDb(List.of(root.resolve("data")), Set.of()), plain);
    WarehouseSettings.DuckDb open =
        read(Map.of("courier.warehouse.duckdb.allow", "network, files"))
            .settings()
            .warehouse()
            .duckDb();
    assertEquals(Set.of(Opens.NETWORK, Opens.FILES), open.allowed());
  }
}
