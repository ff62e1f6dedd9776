package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts that hold, under their full keys, checked and without placeholders.
 *
 * @param texts none of them blank
 */
record Effective(Home home, Map<String, String> texts) {

  Effective {
    texts = Map.copyOf(texts);
  }

  /** The global value, or the default; null where there is neither. */
  <T> T get(SettingKey<T> key) {
    String text = text(key);
    return text.isEmpty() ? null : key.form().read(text, home);
  }

  /** The pipeline's own value if any source has one, else the global one. */
  <T> T get(String pipeline, SettingKey<T> key) {
    String own = texts.get(key.of(pipeline));
    return own == null ? get(key) : key.form().read(own, home);
  }

  /** The full key whose value holds for the pipeline: its own, else the global one. */
  String holding(String pipeline, SettingKey<?> key) {
    String own = key.of(pipeline);
    return texts.containsKey(own) ? own : key.key();
  }

  /** The values of a family of keys, each under what the {@code *} stands for. */
  Map<String, String> family(SettingKey<?> key) {
    String prefix = key.key().substring(0, key.key().indexOf('*'));
    Map<String, String> values = new LinkedHashMap<>();
    texts.keySet().stream()
        .filter(full -> full.startsWith(prefix))
        .sorted()
        .forEach(full -> values.put(full.substring(prefix.length()), texts.get(full)));
    return Map.copyOf(values);
  }

  /** As a route needs it: a route knows no home, so that paths are absolute. */
  String forRoutes(SettingKey<?> key) {
    return get(key) instanceof Path path ? path.toString() : text(key);
  }

  private String text(SettingKey<?> key) {
    return texts.getOrDefault(key.key(), key.fallback());
  }
}
