package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code application.properties} at the top of the repository, which people copy. */
class TheCardListsEveryGroupTest {
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

  /** {@code courier.sftp} of {@code courier.sftp.host}, and a key of no group as it is. */
  private static String group(String key) {
    return Stream.of(key.split("\\.")).limit(2).collect(Collectors.joining("."));
  }

  @Test
  void nothingIsSet() throws IOException {
    SettingsFixture home = new SettingsFixture(root).write(CARD.toString(), Files.readString(CARD));
    assertEquals(List.of(), home.faults());
    assertEquals(List.of(), home.warnings());
    assertFalse(home.load().sftp().password().isPresent());
  }

  @Test
  void everyGroupOfTheTableIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    Catalogue.all().forEach(key -> missing.add(group(key.key())));
    lines().forEach(line -> missing.remove(group(key(line))));
    assertEquals(Set.of(), missing);
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
