package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The settings that hold, under their full keys: their texts, checked and without placeholders, and
 * their values. Each text is parsed once.
 */
final class ResolvedSettings {
  private final Home home;
  private final Map<String, String> texts;
  private final Map<String, Object> values;

  /**
   * @param texts none of them blank
   */
  ResolvedSettings(Home home, Map<String, String> texts) {
    this(home, texts, Map.of());
  }

  /**
   * @param values of these texts, as far as they are known
   */
  ResolvedSettings(Home home, Map<String, String> texts, Map<String, Object> values) {
    this.home = home;
    this.texts = Map.copyOf(texts);
    this.values = new ConcurrentHashMap<>(values);
  }

  Home home() {
    return home;
  }

  Map<String, String> texts() {
    return texts;
  }

  /** The global value, or the default; null where there is neither. */
  <T> T get(SettingKey<T> key) {
    return value(key, key.key(), text(key));
  }

  /** The pipeline's own value if any source has one, else the global one. */
  <T> T get(String pipeline, SettingKey<T> key) {
    String own = key.of(pipeline);
    return texts.containsKey(own) ? value(key, own, texts.get(own)) : get(key);
  }

  // A key's own parser made the value.
  @SuppressWarnings("unchecked")
  private <T> T value(SettingKey<T> key, String full, String text) {
    return text.isEmpty()
        ? null
        : (T) values.computeIfAbsent(full, unparsed -> key.parser().parse(text, home));
  }

  /** The full key whose value holds for the pipeline: its own, else the global one. */
  String keyInForce(String pipeline, SettingKey<?> key) {
    String own = key.of(pipeline);
    return texts.containsKey(own) ? own : key.key();
  }

  /** These texts, with those that may change while a process runs as the others have them. */
  ResolvedSettings withLive(ResolvedSettings others) {
    Map<String, String> mixed = new HashMap<>(texts);
    mixed.keySet().removeIf(ResolvedSettings::isLive);
    others.texts.forEach(
        (key, text) -> {
          if (isLive(key)) {
            mixed.put(key, text);
          }
        });
    return new ResolvedSettings(home, mixed);
  }

  /** The full keys, in order, whose texts differ. */
  List<String> changed(ResolvedSettings others, boolean live) {
    return Stream.of(texts, others.texts)
        .flatMap(one -> one.keySet().stream())
        .filter(key -> isLive(key) == live)
        .filter(key -> !Objects.equals(texts.get(key), others.texts.get(key)))
        .sorted()
        .distinct()
        .toList();
  }

  private static boolean isLive(String full) {
    return KnownKeys.find(full).isLive();
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

  /** The values of a family that has a member for each name, by that name. */
  <T> SortedMap<String, T> members(SettingKey<T> key) {
    SortedMap<String, T> members = new TreeMap<>();
    texts.forEach(
        (full, text) ->
            key.member(full).ifPresent(name -> members.put(name, value(key, full, text))));
    return members;
  }

  /** The text of a setting for a route, which knows no home: paths are absolute. */
  String forRoutes(SettingKey<?> key) {
    return get(key) instanceof Path path ? path.toString() : text(key);
  }

  private String text(SettingKey<?> key) {
    return texts.getOrDefault(key.key(), key.fallback());
  }
}
