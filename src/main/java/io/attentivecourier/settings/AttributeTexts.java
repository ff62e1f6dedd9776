package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of the attribute contract that are set, by column without case. A pipeline's key and the
 * global key of one column need not be spelled alike.
 */
final class AttributeTexts {
  private static final Pattern KEY =
      Pattern.compile("(?:courier\\.pipeline\\.([^.]+)|courier)\\.attributes\\.([^.]+)\\.([^.]+)");
  private static final String ALL = "";

  /** A key that is set: the pipeline is empty where it holds for all. */
  record Entry(String full, String pipeline, String column, String tail) {}

  private final Map<String, String> texts;
  private final SortedMap<String, Entry> entries = new TreeMap<>();

  AttributeTexts(Map<String, String> texts) {
    this.texts = texts;
    texts.keySet().forEach(this::put);
  }

  private void put(String full) {
    Matcher key = KEY.matcher(full);
    if (key.matches()) {
      String pipeline = key.group(1) == null ? ALL : key.group(1);
      Entry entry = new Entry(full, pipeline, key.group(2), key.group(3));
      entries.put(place(pipeline, entry.column(), entry.tail()), entry);
    }
  }

  /** The global contract under the empty name, and each pipeline that has a key of its own. */
  Set<String> pipelines() {
    Set<String> pipelines = new TreeSet<>(Set.of(ALL));
    entries.values().forEach(entry -> pipelines.add(entry.pipeline()));
    return pipelines;
  }

  /** The columns that hold for a pipeline, each once in its first spelling. */
  List<String> columns(String pipeline) {
    SortedMap<String, String> columns = new TreeMap<>();
    entries.values().stream()
        .filter(entry -> entry.pipeline().equals(ALL) || entry.pipeline().equals(pipeline))
        .sorted(Comparator.comparing(Entry::pipeline).thenComparing(Entry::full))
        .forEach(entry -> columns.putIfAbsent(fold(entry.column()), entry.column()));
    return List.copyOf(columns.values());
  }

  /** The pipeline's own key of a column, else the global one, else null. */
  Entry entry(String pipeline, String column, SettingKey<?> key) {
    String tail = tail(key);
    Entry own = entries.get(place(pipeline, column, tail));
    return own == null ? entries.get(place(ALL, column, tail)) : own;
  }

  /** The text that holds, or null. */
  String text(String pipeline, String column, SettingKey<?> key) {
    Entry entry = entry(pipeline, column, key);
    return entry == null ? null : texts.get(entry.full());
  }

  String text(Entry entry) {
    return texts.get(entry.full());
  }

  /** The first key that a pipeline itself (the empty name: the global contract) has; or null. */
  Entry own(String pipeline, String column) {
    String start = place(pipeline, column, "");
    return entries.tailMap(start).values().stream()
        .limit(1)
        .filter(entry -> place(entry.pipeline(), entry.column(), "").equals(start))
        .findFirst()
        .orElse(null);
  }

  private static String tail(SettingKey<?> key) {
    return key.key().substring(key.key().lastIndexOf('.') + 1);
  }

  private static String place(String pipeline, String column, String tail) {
    return pipeline + "\n" + fold(column) + "\n" + tail;
  }

  /** A full key with its column in lower case; any other key as it is. */
  static String folded(String full) {
    Matcher key = KEY.matcher(full);
    return key.matches()
        ? full.substring(0, key.start(2)) + fold(key.group(2)) + full.substring(key.end(2))
        : full;
  }

  private static String fold(String column) {
    return column.toLowerCase(Locale.ROOT);
  }

  /** The attribute contract as checked settings give it. */
  static final class AttributeContract {
    private final AttributeTexts texts;

    AttributeContract(Map<String, String> texts) {
      this.texts = new AttributeTexts(texts);
    }

    AttributeSettings of(ResolvedSettings effective, String pipeline) {
      List<AttributeSettings.AttributeSetting> declared =
          texts.columns(pipeline).stream()
              .filter(column -> texts.text(pipeline, column, ApiKeys.ATTRIBUTE_NAME) != null)
              .map(column -> setting(effective.home(), pipeline, column))
              .toList();
      return new AttributeSettings(declared, effective.get(pipeline, ApiKeys.CHANGES_ONLY));
    }

    private AttributeSettings.AttributeSetting setting(Home home, String pipeline, String column) {
      return new AttributeSettings.AttributeSetting(
          column,
          value(home, pipeline, column, ApiKeys.ATTRIBUTE_NAME),
          value(home, pipeline, column, ApiKeys.ATTRIBUTE_TYPE),
          value(home, pipeline, column, ApiKeys.ATTRIBUTE_NULLS),
          value(home, pipeline, column, ApiKeys.ATTRIBUTE_SENSITIVE_REASON),
          texts.own(pipeline, column) != null);
    }

    private <T> T value(Home home, String pipeline, String column, SettingKey<T> key) {
      String set = texts.text(pipeline, column, key);
      String text = set == null ? key.fallback() : set;
      return text.isEmpty() ? null : key.parser().parse(text, home);
    }
  }
}
