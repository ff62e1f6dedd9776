package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard in ops/ asks for metrics and labels that the process has, and loads in Grafana. */
class TheDashboardShowsWhatThereIsTest {
  private static final Path FILE = Path.of("ops/grafana-dashboard.json");
  private static final int COLUMNS = 24;

  /** A metric, and what stands in the braces behind it. */
  private static final Pattern METRIC =
      Pattern.compile("\\b((?:courier|jvm)_[a-z_]+)(?:\\{([^}]*)})?");

  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"([^\"]*)\"");
  private static final Pattern BY = Pattern.compile("by \\(([a-z_, ]+)\\)");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{([a-z_]+)}}");

  private JsonNode dashboard;
  private final List<JsonNode> panels = new ArrayList<>();

  @BeforeEach
  void read() throws IOException {
    dashboard = new ObjectMapper().readTree(FILE.toFile());
    dashboard.get("panels").forEach(panels::add);
  }

  private Stream<JsonNode> targets() {
    return panels.stream()
        .flatMap(panel -> panel.findValues("targets").stream())
        .flatMap(targets -> targets.findParents("expr").stream());
  }

  @Test
  void eachExpressionAsksForMetricsThatAreShown() {
    String shown = TheTableOfMetricsIsTrueTest.scrape();
    targets()
        .flatMap(target -> METRIC.matcher(target.get("expr").asText()).results())
        .map(metric -> metric.group(1))
        .forEach(name -> assertTrue(shown.contains("\n" + name), name));
  }

  @Test
  void everyMetricOfOursIsShown() throws IOException {
    Set<String> left = new TreeSet<>(TheTableOfMetricsIsTrueTest.table().keySet());
    targets()
        .flatMap(target -> METRIC.matcher(target.get("expr").asText()).results())
        .forEach(metric -> left.remove(metric.group(1)));
    assertEquals(Set.of("jvm_*"), left);
  }

  @Test
  void eachLabelIsOneOfItsMetric() throws IOException {
    Map<String, Set<String>> labels = TheTableOfMetricsIsTrueTest.table();
    targets()
        .forEach(
            target -> {
              Set<String> known = new TreeSet<>(List.of("area"));
              METRIC
                  .matcher(target.get("expr").asText())
                  .results()
                  .forEach(metric -> checkMatchers(metric, labels, known));
              asked(target).forEach(label -> assertTrue(known.contains(label), label + target));
            });
  }

  private static void checkMatchers(
      MatchResult metric, Map<String, Set<String>> labels, Set<String> known) {
    Set<String> own = labels.getOrDefault(metric.group(1), Set.of("area"));
    known.addAll(own);
    MATCHER
        .matcher(String.valueOf(metric.group(2)))
        .results()
        .forEach(label -> assertTrue(own.contains(label.group(1)), metric.group()));
  }

  /** The labels that it groups by, or names its lines by. */
  private static Stream<String> asked(JsonNode target) {
    Stream<String> grouped =
        BY.matcher(target.get("expr").asText())
            .results()
            .flatMap(by -> Stream.of(by.group(1).split(", ")));
    Stream<String> named =
        LEGEND.matcher(target.get("legendFormat").asText()).results().map(name -> name.group(1));
    return Stream.concat(grouped, named);
  }

  @Test
  void eachStateIsOneOfARun() {
    String shown = TheTableOfMetricsIsTrueTest.scrape();
    targets()
        .flatMap(target -> MATCHER.matcher(target.get("expr").asText()).results())
        .filter(label -> label.group(1).equals("state"))
        .flatMap(label -> Stream.of(label.group(2).split("\\|")))
        .forEach(state -> assertTrue(shown.contains("state=\"" + state + "\""), state));
  }

  @Test
  void itsAddressStaysAndItAsksTheChosenPrometheus() {
    assertEquals("attentive-courier", dashboard.get("uid").asText());
    assertTrue(dashboard.get("schemaVersion").asInt() >= 36, "Grafana 10 and newer");
    panels.forEach(
        panel ->
            assertEquals("${datasource}", panel.at("/datasource/uid").asText(), panel::toString));
    List<String> variables = new ArrayList<>();
    dashboard.at("/templating/list").forEach(one -> variables.add(one.get("name").asText()));
    assertEquals(List.of("datasource", "pipeline"), variables);
  }

  @Test
  void noPanelLiesOnAnotherAndEachSaysWhatItIs() {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> cells = new HashSet<>();
    for (JsonNode panel : panels) {
      assertTrue(ids.add(panel.get("id").asInt()), panel::toString);
      assertTrue(panel.get("description").asText().endsWith("."), panel::toString);
      JsonNode place = panel.get("gridPos");
      assertTrue(place.get("x").asInt() + place.get("w").asInt() <= COLUMNS, panel::toString);
      for (int x = 0; x < place.get("w").asInt(); x++) {
        for (int y = 0; y < place.get("h").asInt(); y++) {
          assertTrue(cells.add(List.of(place.get("x").asInt() + x, place.get("y").asInt() + y)));
        }
      }
    }
  }
}
