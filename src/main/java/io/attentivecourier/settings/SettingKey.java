package io.attentivecourier.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One setting, or with a {@code *} in its key a family of them.
 *
 * @param key the full key, such as {@code courier.zone}
 * @param fallback the default as a user would write it; empty for none
 * @param shown the default as the table shows it
 * @param perPipeline whether {@code courier.pipeline.NAME.KEY} may override it
 * @param secret whether the value may hold a secret: never echoed, never offered to routes
 * @param names what the {@code *} may stand for; one that ends in a dot opens all that follows it
 * @param meaning one line, in Markdown
 */
public record SettingKey<T>(
    String key,
    ValueParser<T> parser,
    String fallback,
    String shown,
    boolean isPerPipeline,
    boolean isSecret,
    Set<String> names,
    String meaning) {

  static final String ROOT = "courier.";
  static final String PIPELINE = ROOT + "pipeline.";

  /** Stands in a key for any column of a query; a column with a dot in its name has no key. */
  static final String COLUMN = "COLUMN";

  /** Stands in a key for the name of a person or a program; it may have dots. */
  private static final String NAME = "NAME";

  /** The account's, and the dates': a process keeps to what it started with. */
  private static final Set<String> LASTING = Set.of(ROOT + "zone", ROOT + "identifier");

  private static final Set<String> LIVE =
      Set.of(ROOT + "guard.", ROOT + "alert.", ROOT + "retentionDays", ROOT + "console.token.");

  private static final String ANY_COLUMN = "[^.\\p{Cntrl}]+";

  static <T> SettingKey<T> of(String name, ValueParser<T> form, String fallback, String meaning) {
    String shown = fallback.isEmpty() ? "–" : "`" + fallback + "`";
    return new SettingKey<>(ROOT + name, form, fallback, shown, false, false, Set.of(), meaning);
  }

  SettingKey<T> starred() {
    return new SettingKey<>(key, parser, fallback, shown, true, isSecret, names, meaning);
  }

  SettingKey<T> hidden() {
    return new SettingKey<>(key, parser, fallback, shown, isPerPipeline, true, names, meaning);
  }

  SettingKey<T> showing(String text) {
    return new SettingKey<>(key, parser, fallback, text, isPerPipeline, isSecret, names, meaning);
  }

  SettingKey<T> naming(Set<String> stars) {
    return new SettingKey<>(key, parser, fallback, shown, isPerPipeline, isSecret, stars, meaning);
  }

  /** True if an edit of it holds in a running {@code serve} from the next run on. */
  boolean isLive() {
    return !LASTING.contains(key) && (isPerPipeline || LIVE.stream().anyMatch(key::startsWith));
  }

  /** Its full key for one pipeline. */
  String of(String pipeline) {
    return PIPELINE + pipeline + "." + key.substring(ROOT.length());
  }

  /** Every full key that can be listed: one, or one for each name of the family. */
  Stream<String> spellings() {
    return names.isEmpty()
        ? Stream.of(key)
        : names.stream().filter(name -> !name.endsWith(".")).map(name -> key.replace("*", name));
  }

  /** True if a full key of no pipeline means this setting. */
  boolean covers(String full) {
    return isOfColumns() && full.matches(key.replace(".", "\\.").replace(COLUMN, ANY_COLUMN))
        || member(full).isPresent()
        || spellings().anyMatch(full::equals)
        || names.stream().filter(name -> name.endsWith(".")).anyMatch(open -> opens(open, full));
  }

  /** True if it is a family with a member for each column. */
  boolean isOfColumns() {
    return key.contains("." + COLUMN + ".");
  }

  /** True if it is a family with a member for each name. */
  boolean isOfNames() {
    return key.endsWith("." + NAME);
  }

  /** The name for which a full key of such a family stands. */
  Optional<String> member(String full) {
    String prefix = key.substring(0, key.length() - (isOfNames() ? NAME.length() : 0));
    return isOfNames() && full.startsWith(prefix) && full.length() > prefix.length()
        ? Optional.of(full.substring(prefix.length()))
        : Optional.empty();
  }

  private boolean opens(String open, String full) {
    String prefix = key.replace("*", open);
    return full.startsWith(prefix) && full.length() > prefix.length();
  }

  /** Settings in the order in which they were made. */
  static final class KeyList {
    private final List<SettingKey<?>> keys = new ArrayList<>();

    List<SettingKey<?>> keys() {
      return Collections.unmodifiableList(keys);
    }

    /** One that holds for all pipelines. */
    <T> SettingKey<T> one(String name, ValueParser<T> form, String value, String meaning) {
      return add(SettingKey.of(name, form, value, meaning));
    }

    /** One that a pipeline may override. */
    <T> SettingKey<T> each(String name, ValueParser<T> form, String value, String meaning) {
      return add(SettingKey.of(name, form, value, meaning).starred());
    }

    /** One that a pipeline may override, and that does nothing unless it is set. */
    <T> SettingKey<T> off(String name, ValueParser<T> form, String meaning) {
      return add(SettingKey.of(name, form, "", meaning).starred().showing("off"));
    }

    <T> SettingKey<T> secret(String name, ValueParser<T> form, String value, String meaning) {
      return add(SettingKey.of(name, form, value, meaning).hidden());
    }

    <T> SettingKey<T> add(SettingKey<T> key) {
      keys.add(key);
      return key;
    }

    void addAll(KeyList others) {
      keys.addAll(others.keys);
    }
  }
}
