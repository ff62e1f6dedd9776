package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A home with a file of settings, and the two other sources. */
final class SettingsFixture {
  private final Home home;
  private final Map<String, String> sets = new TreeMap<>();
  private final Map<String, String> environment = new TreeMap<>();

  SettingsFixture(Path root) {
    this.home = Home.at(root);
  }

  Home home() {
    return home;
  }

  SettingsFixture file(String... lines) {
    return write("application.properties", String.join("\n", lines));
  }

  SettingsFixture pipeline(String name) {
    return write("routes/pipelines/" + name + ".camel.yaml", "");
  }

  SettingsFixture write(String path, String text) {
    try {
      Path file = home.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  SettingsFixture set(String key, String value) {
    sets.put(key, value);
    return this;
  }

  SettingsFixture env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  SettingsReading read() {
    return Settings.read(home, sets, environment);
  }

  Settings load() {
    return Settings.load(home, sets, environment);
  }

  List<Fault> faults() {
    return read().faults();
  }

  List<String> warnings() {
    return read().warnings();
  }
}
