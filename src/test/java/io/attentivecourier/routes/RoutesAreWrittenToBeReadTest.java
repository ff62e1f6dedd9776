package io.attentivecourier.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The style of the route files, so that the flow is read in a minute. */
class RoutesAreWrittenToBeReadTest {
  private static final int MOST_ROUTES = 3;
  private static final int MOST_STEPS = 7;
  private static final int MOST_NESTINGS = 3;
  private static final int MOST_LINES = 120;

  /** All failures stand in one file, one after another: it is looked up, not read through. */
  private static final int MOST_LINES_OF_FAILURES = 180;

  private static final Pattern CONTROL_FLOW = Pattern.compile("- (loop|doTry|doCatch|doFinally):");
  private static final Pattern FOUR_ARGUMENTS = Pattern.compile("method: \\w+\\((.*,){3}.*\\)");
  private static final Pattern QUERY_STRING = Pattern.compile("uri:.*\\?");
  private static final Pattern SCRIPT =
      Pattern.compile("\\b(groovy|jq|joor|java|js|mvel|ognl|python|spel|script):");
  private static final Pattern ROW = Pattern.compile("\\blog:.*\\$\\{body");

  /** What the documents, the log and the tests name. */
  private static final Set<String> NAMED =
      Set.of(
          "query",
          "validate",
          "stage",
          "note-rejections",
          "csv",
          "append",
          "complete",
          "seal",
          "end",
          "deliver",
          "upload",
          "check",
          "publish",
          "hang-up");

  static List<Path> files() {
    return ShippedRoutes.files();
  }

  private static boolean isOfFailures(Path file) {
    return file.endsWith("failures.camel.yaml");
  }

  private static int lines(Path file) throws Exception {
    return Files.readAllLines(file).size();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsOnePartOfTheFlow(Path file) throws Exception {
    assertTrue(ShippedRoutes.in(file).size() <= MOST_ROUTES);
    int most = isOfFailures(file) ? MOST_LINES_OF_FAILURES : MOST_LINES;
    assertTrue(lines(file) <= most, lines(file) + " lines");
    assertTrue(file.getFileName().toString().matches("[a-z-]+\\.camel\\.yaml"));
    assertTrue(Files.readString(file).startsWith("# "), "says what goes in and comes out");
  }

  /** Camel takes the name of one that is not there for none: a fault would end no run. */
  @ParameterizedTest
  @MethodSource("files")
  void whatARouteDoesOnAFaultIsThere(Path file) throws Exception {
    Path failures = Path.of("routes", "failures.camel.yaml");
    String handlers = Files.readString(failures);
    for (RouteDefinition route : ShippedRoutes.in(file)) {
      String handler = route.getRouteConfigurationId();
      assertTrue(handler == null || handlers.contains("    id: " + handler + "\n"), handler);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRouteSaysWhatItDoes(Path file) throws Exception {
    for (RouteDefinition route : ShippedRoutes.in(file)) {
      assertTrue(route.hasCustomIdAssigned(), route.toString());
      assertTrue(route.getRouteId().matches("[a-z]+(-[a-z]+)+"), route.getRouteId());
      assertFalse(route.getDescriptionText().isBlank());
      assertFalse(route.getDescriptionText().contains("\n"));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aRouteIsShortAndFlat(Path file) throws Exception {
    for (RouteDefinition route : ShippedRoutes.in(file)) {
      assertTrue(route.getOutputs().size() <= MOST_STEPS, route.getRouteId());
      assertTrue(depth(route.getOutputs()) <= MOST_NESTINGS, route.getRouteId());
    }
  }

  private static int depth(List<ProcessorDefinition<?>> steps) {
    return steps.stream()
        .mapToInt(step -> step.getOutputs().isEmpty() ? 0 : 1 + depth(step.getOutputs()))
        .max()
        .orElse(0);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aDecisionIsAMethodAndAnOptionHasALineOfItsOwn(Path file) throws Exception {
    String text = Files.readString(file);
    assertFalse(QUERY_STRING.matcher(text).find(), "a query string");
    assertFalse(SCRIPT.matcher(text).find(), "a script");
    assertFalse(ROW.matcher(text).find(), "a row in the log");
    assertFalse(text.contains("templatedRoute"), "edits of it are ignored on reload");
  }

  /** What belongs together is one object in one variable; what goes round and round is code. */
  @ParameterizedTest
  @MethodSource("files")
  void aCallHasThreeArgumentsAtMostAndNothingLoops(Path file) throws Exception {
    String text = Files.readString(file);
    assertFalse(FOUR_ARGUMENTS.matcher(text).find(), "four arguments");
    assertFalse(CONTROL_FLOW.matcher(text).find(), "control flow");
  }

  /** A single run without a webhook spares itself its client; else a file or a bean decides. */
  @ParameterizedTest
  @MethodSource("files")
  void onlyTheWebhooksRouteHasAPrecondition(Path file) throws Exception {
    boolean isOfAlerts = file.endsWith("alerts.camel.yaml");
    assertEquals(isOfAlerts, Files.readString(file).contains("precondition:"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsSplitAsAStreamThatStopsAtAFault(Path file) throws Exception {
    String text = Files.readString(file);
    assertEquals(count(text, "- split:"), count(text, "streaming: true"));
    assertTrue(count(text, "stopOnException: true") >= count(text, "- split:"));
  }

  private static long count(String text, String part) {
    return text.lines().filter(line -> line.strip().equals(part)).count();
  }

  @Test
  void theStepsThatAreNamedElsewhereAreThereOnce() throws Exception {
    Set<String> ids = new HashSet<>();
    for (Path file : files()) {
      for (RouteDefinition route : ShippedRoutes.in(file)) {
        steps(route.getOutputs())
            .filter(ProcessorDefinition::hasCustomIdAssigned)
            .forEach(step -> assertTrue(ids.add(step.getId()), step.getId() + " twice"));
      }
    }
    assertTrue(ids.containsAll(NAMED), () -> NAMED + " of " + ids);
  }

  private static Stream<ProcessorDefinition<?>> steps(List<ProcessorDefinition<?>> steps) {
    return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), steps(step.getOutputs())));
  }

  @Test
  void failuresStandInOneFile() throws Exception {
    for (Path file : files()) {
      assertEquals(
          isOfFailures(file), Files.readString(file).contains("onException:"), file.toString());
    }
  }
}
