package io.attentivecourier.settings;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings among the environment's variables, under their full keys. */
final class Environment {
  /** As a message names it. */
  static final String SOURCE = "the environment";

  /** As a message names what an image brings for all its containers. */
  static final String IMAGE = "the image";

  private static final String PREFIX = "COURIER_";
  private static final String DEFAULT = PREFIX + "DEFAULT_";

  /** Read by the launcher and the command line, not as settings. */
  private static final Set<String> KNOWN =
      Set.of("COURIER_HOME", "COURIER_JAVA_OPTS", "COURIER_WHO");

  private final Set<String> pipelines;
  private final Findings findings;

  /**
   * @param pipelines the names known so far; they tell apart what can be read in two ways
   */
  Environment(Set<String> pipelines, Findings findings) {
    this.pipelines = pipelines;
    this.findings = findings;
  }

  /** What {@code COURIER_DEFAULT_*} gives: defaults of an image, weaker than the home's file. */
  SortedMap<String, String> defaults(Map<String, String> variables) {
    Map<String, String> plain = new HashMap<>();
    variables.keySet().stream()
        .filter(name -> name.startsWith(DEFAULT))
        .forEach(name -> plain.put(name.replaceFirst(DEFAULT, PREFIX), variables.get(name)));
    return read(plain);
  }

  SortedMap<String, String> read(Map<String, String> variables) {
    SortedMap<String, String> values = new TreeMap<>();
    variables.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !name.startsWith(DEFAULT))
        .filter(name -> !KNOWN.contains(name))
        .sorted()
        .forEach(name -> key(name).forEach(key -> values.put(key, variables.get(name))));
    return values;
  }

  /** One key, or none after a warning or a fault. */
  private List<String> key(String variable) {
    List<String> keys = VariableName.keys(variable);
    List<String> known = keys.stream().filter(this::isOfAKnownPipeline).toList();
    if (keys.isEmpty()) {
      findings.warn(variable + " is not a setting" + nearest(variable));
    } else if (known.size() > 1) {
      ambiguous(variable, known);
    }
    return known.size() == 1 ? known : keys.stream().limit(known.isEmpty() ? 1 : 0).toList();
  }

  private void ambiguous(String variable, List<String> keys) {
    findings.fault(
        variable,
        "can mean " + String.join(" or ", keys),
        "set the one that is meant in " + PropertiesFile.NAME);
  }

  private boolean isOfAKnownPipeline(String key) {
    return KnownKeys.pipeline(key).map(pipelines::contains).orElse(true);
  }

  private static String nearest(String variable) {
    return Nearest.close(variable, KnownKeys.spellings().stream().map(VariableName::of).toList())
        .map(near -> "; the nearest is " + near)
        .orElse("");
  }

  /**
   * The name of a setting's environment variable, and the way back. The case and the dots of a key
   * are lost in it, so that the way back tries every key. A pipeline's name has neither upper case
   * nor {@code _}, so that its own way back is exact.
   */
  static final class VariableName {
    private static final String PIPELINE = "COURIER_PIPELINE";

    private VariableName() {}

    static String of(String key) {
      return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Every full key that the variable can mean; the likeliest, with the shortest pipeline, first.
     */
    static List<String> keys(String variable) {
      return Stream.of(
              plain(variable),
              overrides(variable),
              ColumnVariables.keys(variable),
              members(variable))
          .flatMap(keys -> keys)
          .toList();
    }

    private static Stream<String> plain(String variable) {
      return Catalogue.all().stream()
          .filter(setting -> !setting.isOfColumns() && !setting.isOfNames())
          .flatMap(SettingKey::spellings)
          .filter(key -> of(key).equals(variable));
    }

    /** A name is read in lower case, with {@code _} as it stands: one of dots has no variable. */
    private static Stream<String> members(String variable) {
      return Catalogue.all().stream()
          .filter(SettingKey::isOfNames)
          .map(setting -> setting.key().replaceFirst("NAME$", ""))
          .filter(prefix -> variable.startsWith(of(prefix)) && variable.length() > prefix.length())
          .map(prefix -> prefix + variable.substring(prefix.length()).toLowerCase(Locale.ROOT));
    }

    private static Stream<String> overrides(String variable) {
      return Catalogue.all().stream()
          .filter(setting -> setting.isPerPipeline() && !setting.isOfColumns())
          .flatMap(setting -> override(variable, setting).stream())
          .sorted(Comparator.comparingInt(key -> KnownKeys.pipeline(key).orElseThrow().length()));
    }

    private static Optional<String> override(String variable, SettingKey<?> setting) {
      String tail = of(setting.key()).substring("COURIER".length());
      String head = variable.endsWith(tail) ? without(variable, tail) : "";
      return head.matches(PIPELINE + "_[A-Z0-9_]{1,40}")
          ? Optional.of(setting.of(pipeline(head)))
          : Optional.empty();
    }

    private static String without(String variable, String tail) {
      return variable.substring(0, variable.length() - tail.length());
    }

    private static String pipeline(String head) {
      return head.substring(PIPELINE.length() + 1).toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The way back from a variable to a key of the attribute contract. Its column is read in lower
   * case and with {@code _}: columns are matched without case, and few warehouses have dashes in
   * them.
   */
  private static final class ColumnVariables {
    private static final Pattern FORM =
        Pattern.compile("COURIER(?:_PIPELINE_([A-Z0-9_]{1,40}?))?_ATTRIBUTES_([A-Z0-9_]+)");

    private ColumnVariables() {}

    static Stream<String> keys(String variable) {
      Matcher form = FORM.matcher(variable);
      return form.matches()
          ? Catalogue.all().stream()
              .filter(SettingKey::isOfColumns)
              .flatMap(setting -> key(setting, form.group(1), form.group(2)).stream())
          : Stream.empty();
    }

    private static Optional<String> key(SettingKey<?> setting, String pipeline, String rest) {
      String tail = "_" + VariableName.of(setting.key().replaceFirst(".*\\.", ""));
      if (!rest.endsWith(tail) || rest.length() == tail.length()) {
        return Optional.empty();
      }
      String column = lower(rest.substring(0, rest.length() - tail.length()));
      String key = pipeline == null ? setting.key() : setting.of(lower(pipeline).replace('_', '-'));
      return Optional.of(key.replace(SettingKey.COLUMN, column));
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
