package io.attentivecourier.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The settings among the environment's variables, under their full keys. */
final class Environment {
  /** As a message names it. */
  static final String SOURCE = "the environment";

  private static final String PREFIX = "COURIER_";

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

  SortedMap<String, String> read(Map<String, String> variables) {
    SortedMap<String, String> values = new TreeMap<>();
    variables.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
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
}
