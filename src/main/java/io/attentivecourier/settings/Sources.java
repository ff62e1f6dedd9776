package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every key with the value of its strongest source. A pipeline's key and the global key of the same
 * name are two keys here: which of them holds is asked later, whatever source each came from.
 */
final class Sources {
  static final String COMMAND_LINE = "--set";

  private final SortedMap<String, Given> given = new TreeMap<>();
  private final Map<String, String> spellings = new HashMap<>();
  private final Findings findings;

  private Sources(Findings findings) {
    this.findings = findings;
  }

  static SortedMap<String, Given> merge(
      Home home, Map<String, String> sets, Map<String, String> variables, Findings findings) {
    Map<String, String> file = PropertiesFile.read(home.settings(), findings);
    Set<String> pipelines = known(home, file, sets);
    Sources sources = new Sources(findings);
    sources.put(PropertiesFile.NAME, file);
    sources.put(Environment.SOURCE, new Environment(pipelines, findings).read(variables));
    sources.put(COMMAND_LINE, sets);
    PipelineNames.warn(home, sources.given.keySet(), findings);
    return sources.given;
  }

  private static Set<String> known(Home home, Map<String, String> file, Map<String, String> sets) {
    Set<String> pipelines = PipelineNames.in(home);
    pipelines.addAll(PipelineNames.among(file.keySet()));
    pipelines.addAll(PipelineNames.among(sets.keySet()));
    return pipelines;
  }

  private void put(String source, Map<String, String> values) {
    Set<String> seen = new HashSet<>();
    values.forEach((key, text) -> put(key, new Given(text, source), seen));
  }

  /** A column is matched without case, so that its keys are one key in every spelling. */
  private void put(String key, Given value, Set<String> seen) {
    String folded = AttributeTexts.folded(key);
    String spelling = spellings.computeIfAbsent(folded, first -> key);
    if (!seen.add(folded)) {
      findings.fault(key, "is " + spelling + " in another spelling", "keep one of the two");
    }
    put(spelling, value);
  }

  /** Blank is not given: a variable that a container passes on empty hides nothing below it. */
  private void put(String key, Given value) {
    if (!value.text().isBlank()) {
      given.put(key, value);
    } else {
      given.putIfAbsent(key, value);
    }
  }
}
