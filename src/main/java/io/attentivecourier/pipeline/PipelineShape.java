package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Nearest;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.util.URISupport;

/**
 * Checks that a file's route is a pipeline: one name, one start, one destination, and a query that
 * is text.
 */
final class PipelineShape {
  private static final String NAME = "[a-z0-9-]{1,40}";
  private static final Map<String, Destination> DESTINATIONS =
      Map.of(
          "direct:send-segments", Destination.SEGMENTS,
          "direct:send-attributes", Destination.ATTRIBUTES,
          "direct:send-subscribers", Destination.SUBSCRIBERS);

  /** The endpoints that the flow always reads. */
  static final Set<String> DESTINATION_URIS = DESTINATIONS.keySet();

  private final Home home;
  private final Settings settings;
  private final HomeFile file;
  private final String name;

  PipelineShape(Home home, Settings settings, HomeFile file, String name) {
    this.home = home;
    this.settings = settings;
    this.file = file;
    this.name = name;
  }

  /** The destination that a text names, where it names one. */
  static Stream<Destination> destinationsIn(String text) {
    return DESTINATIONS.entrySet().stream()
        .filter(destination -> text.contains(destination.getKey()))
        .map(Map.Entry::getValue);
  }

  /** The destinations that a step leads to, itself or by a step within it. */
  static Stream<Destination> destinations(ProcessorDefinition<?> step) {
    Destination own =
        step instanceof ToDefinition to ? DESTINATIONS.get(to.getEndpointUri()) : null;
    return Stream.concat(
        Stream.ofNullable(own), step.getOutputs().stream().flatMap(PipelineShape::destinations));
  }

  /**
   * @throws SettingsFault for the first thing that makes it none
   */
  Pipeline of(CamelContext context, List<RouteDefinition> routes) throws Exception {
    require(
        name.matches(NAME), "has a name that no run can carry", "use a-z, 0-9 and -, at most 40");
    require(routes.size() == 1, "holds " + routes.size() + " routes", "one pipeline a file");
    RouteDefinition route = routes.get(0);
    require(
        name.equals(route.getRouteId()),
        at(file.key("id", 1)) + "has the route id " + route.getRouteId(),
        "call the route " + name);
    Destination destination = destination(route);
    String cron = cron(context, route.getInput().getEndpointUri());
    new Queries(home, file).inline(route);
    return new Pipeline(
        name,
        destination,
        route.getInput().getEndpointUri(),
        cron,
        settings.pipeline(name).zone(),
        file,
        route);
  }

  private Destination destination(RouteDefinition route) {
    List<Destination> destinations =
        route.getOutputs().stream().flatMap(PipelineShape::destinations).toList();
    if (destinations.isEmpty()) {
      refuseTypo(route);
    }
    String names = String.join(", ", new TreeSet<>(DESTINATIONS.keySet()));
    require(
        destinations.size() == 1,
        "does not lead to one destination",
        "end it with one of " + names);
    return destinations.get(0);
  }

  private void refuseTypo(RouteDefinition route) {
    YamlRoutes.steps(route.getOutputs())
        .filter(ToDefinition.class::isInstance)
        .map(step -> String.valueOf(((ToDefinition) step).getEndpointUri()))
        .forEach(
            uri ->
                Nearest.close(uri, DESTINATION_URIS)
                    .filter(meant -> uri.startsWith("direct:"))
                    .ifPresent(meant -> refuseTypo(uri, meant)));
  }

  private void refuseTypo(String uri, String meant) {
    String fault = at(file.place(uri, 1)) + uri + " is no destination";
    throw new SettingsFault(file.name(), fault, "did you mean " + meant + "?");
  }

  private static String at(Optional<HomeFile.Position> place) {
    return place.map(HomeFile.Position::words).orElse("");
  }

  private String cron(CamelContext context, String uri) throws Exception {
    String start = URISupport.stripQuery(uri).replace("://", ":");
    if (start.equals("direct:" + name)) {
      return null;
    }
    require(
        start.equals("quartz:courier/" + name),
        at(file.place(start, 1)) + "starts from " + start,
        "start it from quartz:courier/" + name + " or direct:" + name);
    return new CronWords(file).cron(context, URISupport.parseQuery(URISupport.extractQuery(uri)));
  }

  private void require(boolean good, String fault, String fix) {
    if (!good) {
      throw new SettingsFault(file.name(), fault, fix);
    }
  }
}
