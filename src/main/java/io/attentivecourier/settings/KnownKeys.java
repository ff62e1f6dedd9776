package io.attentivecourier.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which setting a full key means, and what is wrong with one that means none. */
final class KnownKeys {
  private static final Pattern OVERRIDE = Pattern.compile("courier\\.pipeline\\.([^.]*)\\.(.+)");
  private static final Pattern COLUMN = Pattern.compile("\\.attributes\\.([^.]+)");
  private static final String NAME = "[a-z0-9-]{1,40}";

  private KnownKeys() {}

  /** The pipeline that the key is for, if it is for one. */
  static Optional<String> pipeline(String full) {
    Matcher override = OVERRIDE.matcher(full);
    return override.matches() ? Optional.of(override.group(1)) : Optional.empty();
  }

  /**
   * @throws SettingsFault where there is no such setting, or none for a pipeline
   */
  static SettingKey<?> find(String full) {
    Matcher override = OVERRIDE.matcher(full);
    if (override.matches()) {
      return ofPipeline(full, override.group(1), SettingKey.ROOT + override.group(2));
    }
    TokenName.require(full);
    return covering(full).orElseThrow(() -> unknown(full, spellings()));
  }

  private static SettingKey<?> ofPipeline(String full, String pipeline, String key) {
    if (!pipeline.matches(NAME)) {
      throw new SettingsFault(
          full,
          "names no pipeline",
          "write courier.pipeline.NAME.KEY; a name is 1 to 40 of a-z, 0-9 and dash");
    }
    SettingKey<?> found =
        covering(key).orElseThrow(() -> unknown(full, overrides(pipeline).toList()));
    return perPipeline(full, found, key);
  }

  private static SettingKey<?> perPipeline(String full, SettingKey<?> found, String key) {
    if (!found.isPerPipeline()) {
      throw new SettingsFault(full, "holds for all pipelines, not for one", "set " + key);
    }
    return found;
  }

  private static Optional<SettingKey<?>> covering(String key) {
    return Catalogue.all().stream().filter(setting -> setting.covers(key)).findFirst();
  }

  private static SettingsFault unknown(String full, List<String> known) {
    List<String> meant = known.stream().map(key -> withColumn(key, full)).toList();
    return new SettingsFault(
        full,
        "is not a setting",
        Nearest.key(full, meant)
            .map(near -> "did you mean " + near + "?")
            .orElse("docs/settings.md lists all of them"));
  }

  /** A key of any column, for the column of the typo. */
  private static String withColumn(String key, String full) {
    Matcher column = COLUMN.matcher(full);
    return column.find() ? key.replace(SettingKey.COLUMN, column.group(1)) : key;
  }

  /** Every full key that can be listed, of no pipeline. */
  static List<String> spellings() {
    return Catalogue.all().stream().flatMap(SettingKey::spellings).toList();
  }

  /** Every full key of one pipeline. */
  static Stream<String> overrides(String pipeline) {
    return Catalogue.all().stream()
        .filter(SettingKey::isPerPipeline)
        .map(setting -> setting.of(pipeline));
  }

  /** The name of a token of the console. It is noted with each act, and settings narrow by it. */
  private static final class TokenName {
    private static final String PREFIX = ConsoleKeys.TOKEN.key().replaceFirst("\\.NAME$", "");
    private static final String FORM = "[A-Za-z0-9@._-]{1,60}";

    private TokenName() {}

    /**
     * @throws SettingsFault where the key is one of a token, and names nobody
     */
    static void require(String full) {
      if (full.equals(PREFIX)) {
        throw new SettingsFault(
            full,
            "names nobody",
            "write courier.console.token.NAME=ROLE:SECRET, with a name for each person or program");
      }
      String name = full.startsWith(PREFIX + ".") ? full.substring(PREFIX.length() + 1) : "none";
      if (!name.matches(FORM)) {
        throw new SettingsFault(
            full,
            "has a name of another form",
            "a name is 1 to 60 of A-Z, a-z, 0-9, @, ., _ and -");
      }
      if (ConsoleRole.isOne(name)) {
        throw new SettingsFault(
            full, "has a role for its name", "name the person or program that asks by it");
      }
    }
  }
}
