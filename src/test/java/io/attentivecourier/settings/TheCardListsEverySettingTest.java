package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code application.properties} at the top of the repository, which people copy. */
class TheCardListsEverySettingTest {
  private static final Path CARD = Path.of("application.properties");

  @TempDir Path root;

  private static List<String> lines() throws IOException {
    try (Stream<String> lines = Files.lines(CARD)) {
      return lines
          .filter(line -> line.matches("#(courier|camel)\\.\\S.*"))
          .map(line -> line.substring(1))
          .toList();
    }
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf('='));
  }

  /** A star is any key of a library, and a word in capitals a name of the user's. */
  private static boolean isOfCard(SettingKey<?> key, List<String> card) {
    String like = key.key().replace(".", "\\.").replace("*", ".+").replaceAll("[A-Z]{3,}", "[^.]+");
    return card.stream().anyMatch(line -> line.matches(like));
  }

  @Test
  void nothingIsSet() throws IOException {
    SettingsFixture home = new SettingsFixture(root).write(CARD.toString(), Files.readString(CARD));
    assertEquals(List.of(), home.faults());
    assertEquals(List.of(), home.warnings());
    assertFalse(home.load().sftp().password().isPresent());
  }

  @Test
  void everyKeyOfTheTableIsThere() throws IOException {
    List<String> card = lines().stream().map(TheCardListsEverySettingTest::key).toList();
    List<String> missing =
        Catalogue.all().stream().filter(key -> !isOfCard(key, card)).map(SettingKey::key).toList();
    assertEquals(List.of(), missing);
  }

  /** As docs/settings.md says. */
  @Test
  void blanksAroundAValueCountInAPasswordAlone() {
    SettingsFixture home =
        new SettingsFixture(root)
            .file("courier.sftp.username= siren  ", "courier.sftp.password=\\ open  ");
    assertEquals("siren", home.load().sftp().username());
    assertEquals(" open  ", home.load().sftp().password().reveal());
  }

  @Test
  void everyLineIsGoodWithoutItsSign() throws IOException {
    SettingsFixture home = new SettingsFixture(root);
    home.file(lines().toArray(String[]::new))
        .write("secrets/id_ed25519", "a key")
        .write("secrets/attentive.asc", "a key");
    SettingsReading reading = Settings.readWithoutSecrets(home.home(), Map.of(), Map.of());
    assertEquals(List.of(), reading.faults());
    // The test's file can be read by everybody, which is a note of its own.
    assertEquals(
        List.of(), reading.warnings().stream().filter(note -> !note.contains("chmod")).toList());
  }

  @Test
  void whatHasADefaultShowsIt() throws IOException {
    Map<String, String> defaults =
        Catalogue.all().stream()
            .filter(key -> !key.fallback().isEmpty() && !key.key().equals("courier.zone"))
            .collect(Collectors.toMap(SettingKey::key, SettingKey::fallback));
    for (String line : lines()) {
      String fallback = defaults.getOrDefault(key(line), "");
      assertEquals(fallback.isEmpty() ? line : key(line) + "=" + fallback, line);
    }
  }
}
