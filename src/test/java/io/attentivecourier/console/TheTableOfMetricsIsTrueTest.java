package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class TheTableOfMetricsIsTrueTest {
  private static final Path TABLE = Path.of("docs/metrics.md");
  private static final Path RULES = Path.of("ops/prometheus-rules.yml");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_*]+)` \\| ([^|]+) \\|");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");

  /** A name with an underscore that is no function; labels have none. */
  private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?!\\()");

  @Test
  void everyMetricOfARunIsInItAndTheOtherWayRoundWithItsLabels() throws IOException {
    assertEquals(shown(), table());
  }

  @Test
  void everyAlertAsksForAMetricThatIsInIt() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (Map<?, ?> rule : rules()) {
      List<String> names =
          NAME.matcher(rule.get("expr").toString()).results().map(MatchResult::group).toList();
      assertTrue(!names.isEmpty(), rule + " asks for nothing");
      asked.addAll(names);
    }
    assertTrue(table().keySet().containsAll(asked), asked + " of " + table().keySet());
  }

  @Test
  void everyAlertSaysWhatToDo() throws IOException {
    for (Map<?, ?> rule : rules()) {
      Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
      assertEquals(Set.of("summary", "mend"), annotations.keySet());
    }
  }

  @Test
  void theFirstAlertIsTheDeadMan() throws IOException {
    assertEquals(
        "time() - courier_segment_last_success_timestamp_seconds > 1.5 * 86400",
        rules().get(0).get("expr"));
  }

  /** Every state that an alert names is one that a run can be in. */
  @Test
  void everyStateInAnAlertIsOne() throws IOException {
    Pattern states = Pattern.compile("state=~?\"([a-z|]+)\"");
    String text = Files.readString(RULES);
    String shown = scrape();
    Stream<String> named =
        states.matcher(text).results().flatMap(found -> Stream.of(found.group(1).split("\\|")));

    named.forEach(state -> assertTrue(shown.contains("state=\"" + state + "\""), state));
  }

  static Map<String, Set<String>> table() throws IOException {
    Map<String, Set<String>> table = new TreeMap<>();
    ROW.matcher(Files.readString(TABLE))
        .results()
        .forEach(
            row -> table.put(row.group(1), labels(row.group(2), Pattern.compile("`([a-z]+)`"))));
    return table;
  }

  private static Map<String, Set<String>> shown() {
    Map<String, Set<String>> shown = new TreeMap<>();
    SAMPLE
        .matcher(scrape())
        .results()
        .forEach(sample -> shown.put(family(sample.group(1)), family(sample)));
    return shown;
  }

  /** Which of Java's own there are depends on its collector. */
  private static String family(String name) {
    return name.startsWith("jvm_") ? "jvm_*" : name;
  }

  private static Set<String> family(MatchResult sample) {
    boolean plain = sample.group(2) == null || sample.group(1).startsWith("jvm_");
    return plain ? Set.of() : labels(sample.group(2), LABEL);
  }

  private static Set<String> labels(String text, Pattern form) {
    return form.matcher(text)
        .results()
        .map(label -> label.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String scrape() {
    try (Metrics metrics = Sample.metrics()) {
      metrics.recordRun(
          Sample.run(1, RunState.WHOLE, Sample.changed("Winback", 12, 100)), Sample.TOOK);
      metrics.recordRun(Sample.people(1, RunState.WHOLE, 1093, 0), Sample.TOOK);
      return metrics.text();
    }
  }

  private static List<Map<?, ?>> rules() throws IOException {
    Load yaml = new Load(LoadSettings.builder().build());
    Map<?, ?> document = (Map<?, ?>) yaml.loadFromString(Files.readString(RULES));
    Map<?, ?> group = (Map<?, ?>) ((List<?>) document.get("groups")).get(0);
    return ((List<?>) group.get("rules"))
        .stream().<Map<?, ?>>map(rule -> (Map<?, ?>) rule).toList();
  }
}
