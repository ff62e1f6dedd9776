package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Home;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheTableListsEverySettingOnceTest {
  private static final List<String> LINES = SettingsTable.markdown().lines().toList();

  @Test
  void aLineAKey() {
    assertEquals(2 + Catalogue.all().size(), LINES.size());
    Catalogue.all().forEach(key -> assertEquals(1, lines("| `" + key.key() + "`"), key.key()));
  }

  @Test
  void theKeysOfTheCatalogueAreAllDifferent() {
    long different = Catalogue.all().stream().map(SettingKey::key).distinct().count();
    assertEquals(Catalogue.all().size(), different);
  }

  @Test
  void aLineHoldsKeyMeaningAndDefault() {
    assertTrue(LINES.contains("| `courier.enabled` * | `false` pauses a pipeline | `true` |"));
    assertTrue(LINES.contains("| `courier.warehouse.password` | that user's password | – |"));
  }

  @Test
  void noTextBreaksTheTable() {
    LINES.forEach(line -> assertEquals(4, line.chars().filter(c -> c == '|').count(), line));
  }

  @Test
  void everyDefaultIsItselfGood() {
    Home home = Home.at(Path.of("home"));
    Catalogue.all().stream()
        .filter(key -> !key.fallback().isEmpty())
        .forEach(key -> key.parser().parse(key.fallback(), home));
  }

  private static long lines(String start) {
    return LINES.stream().filter(line -> line.startsWith(start)).count();
  }
}
