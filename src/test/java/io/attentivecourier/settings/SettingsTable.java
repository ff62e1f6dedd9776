package io.attentivecourier.settings;

import java.util.stream.Collectors;

/** The table of all settings as docs/settings.md holds it; a test compares the two. */
public final class SettingsTable {
  private static final String HEAD = "| key | meaning | default |\n| --- | --- | --- |\n";

  private SettingsTable() {}

  /** A line a key, each ended; a star after the key marks what a pipeline may override. */
  public static String markdown() {
    return Catalogue.all().stream()
        .map(SettingsTable::line)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String line(SettingKey<?> key) {
    String star = key.isPerPipeline() ? " *" : "";
    return "| `%s`%s | %s | %s |\n".formatted(key.key(), star, key.meaning(), key.shown());
  }
}
