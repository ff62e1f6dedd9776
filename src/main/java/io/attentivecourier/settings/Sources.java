package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every key with the value of its strongest source. A pipeline's key and the global key of the same
 * name are two keys here: which of them holds is asked later, whatever source each came from.
 */
final class Sources {
  static final String COMMAND_LINE = "--set";

  private final SortedMap<String, RawValue> given = new TreeMap<>();
  private final Map<String, String> spellings = new HashMap<>();
  private final Findings findings;

  private Sources(Findings findings) {
    this.findings = findings;
  }

  static SortedMap<String, RawValue> merge(
      Home home, Map<String, String> sets, Map<String, String> variables, Findings findings) {
    Map<String, String> file = PropertiesFile.read(home.settings(), findings);
    Set<String> pipelines = known(home, file, sets);
    Sources sources = new Sources(findings);
    Environment environment = new Environment(pipelines, findings);
    sources.put(Environment.IMAGE, environment.defaults(variables));
    sources.put(PropertiesFile.NAME, file);
    sources.put(Environment.SOURCE, environment.read(variables));
    sources.put(COMMAND_LINE, sets);
    HomePipelines.warn(home, sources.given.keySet(), findings);
    return sources.given;
  }

  private static Set<String> known(Home home, Map<String, String> file, Map<String, String> sets) {
    Set<String> pipelines = HomePipelines.in(home);
    pipelines.addAll(HomePipelines.among(file.keySet()));
    pipelines.addAll(HomePipelines.among(sets.keySet()));
    return pipelines;
  }

  private void put(String source, Map<String, String> values) {
    Set<String> seen = new HashSet<>();
    values.forEach((key, text) -> put(key, new RawValue(text, source), seen));
  }

  /** A column is matched without case, so that its keys are one key in every spelling. */
  private void put(String key, RawValue value, Set<String> seen) {
    String folded = AttributeTexts.folded(key);
    String spelling = spellings.computeIfAbsent(folded, first -> key);
    if (!seen.add(folded)) {
      findings.fault(key, "is " + spelling + " in another spelling", "keep one of the two");
    }
    put(spelling, value);
  }

  /** Blank is not given: a variable that a container passes on empty hides nothing below it. */
  private void put(String key, RawValue value) {
    if (!value.text().isBlank()) {
      given.put(key, value);
    } else {
      given.putIfAbsent(key, value);
    }
  }

  /**
   * A value as it was given.
   *
   * @param text with its placeholders; blank where the key stands without a value
   * @param source as a message names it
   */
  record RawValue(String text, String source) {}

  /** The pipelines of a home: a file each, and its name is theirs. */
  private static final class HomePipelines {
    private static final String FILE = ".camel.yaml";
    private static final String NO_FILE = "but there is no such pipeline in routes/pipelines";

    private HomePipelines() {}

    /** Empty where the folder is missing. */
    static Set<String> in(Home home) {
      Set<String> names = new TreeSet<>();
      String[] files = home.pipelines().toFile().list((folder, name) -> name.endsWith(FILE));
      Arrays.stream(files == null ? new String[0] : files)
          .map(name -> name.substring(0, name.length() - FILE.length()))
          .forEach(names::add);
      return names;
    }

    /** Those that have a key of their own. */
    static Set<String> among(Collection<String> keys) {
      Set<String> names = new TreeSet<>();
      keys.stream().map(KnownKeys::pipeline).flatMap(Optional::stream).forEach(names::add);
      return names;
    }

    /** A home without pipelines of its own is given none to compare with. */
    static void warn(Home home, Collection<String> keys, Findings findings) {
      Set<String> pipelines = in(home);
      among(keys).stream()
          .filter(name -> !pipelines.isEmpty() && !pipelines.contains(name))
          .forEach(name -> findings.warn("courier.pipeline." + name + ".* is set, " + NO_FILE));
    }
  }
}
