package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.stream.Stream;

/** What a check takes for a value that only the place knows where it runs. */
final class StandIn {
  private static final String HEX = "0".repeat(40);

  private StandIn() {}

  /** A text of the key's form; empty where none is known, which counts as not set. */
  static String of(SettingKey<?> key, Home home) {
    return key.key().contains("*")
        ? ""
        : texts(key, home).filter(text -> fits(key, text, home)).findFirst().orElse("");
  }

  private static Stream<String> texts(SettingKey<?> key, Home home) {
    return Stream.of(
        key.fallback(),
        "unresolved",
        "jdbc:sqlite::memory:",
        "https://unresolved.invalid/",
        home.settings().toString(),
        HEX,
        "1");
  }

  private static boolean fits(SettingKey<?> key, String text, Home home) {
    try {
      key.form().read(text, home);
      return !text.isEmpty();
    } catch (IllegalArgumentException unfit) {
      return false;
    }
  }
}
