package io.attentivecourier;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Door;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.URISupport;
import org.quartz.CronExpression;

/** Reads a home's pipelines, one a file, and says what is wrong with each that cannot run. */
final class PipelineFiles {
  private static final String ENDING = ".camel.yaml";

  /** Before it Camel prints the whole route. */
  private static final String BECAUSE = " because: ";

  /** Then only the cause knows the line. */
  private static final String UNPARSED = "Error pre-parsing resource";

  private static final String NAME = "[a-z0-9-]{1,40}";
  private static final Map<String, Door> DOORS =
      Map.of(
          "direct:send-segments", Door.SEGMENTS,
          "direct:send-attributes", Door.ATTRIBUTES,
          "direct:send-subscribers", Door.SUBSCRIBERS);

  private final Home home;
  private final Settings settings;
  private final List<Fault> faults = new ArrayList<>();

  PipelineFiles(Home home, Settings settings) {
    this.home = home;
    this.settings = settings;
  }

  /** What was wrong with the files read so far. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** The names of all pipelines, by their files, in order. */
  static List<String> names(Home home) {
    try (Stream<Path> files = list(home)) {
      return files.map(PipelineFiles::name).collect(toList());
    }
  }

  /** Every pipeline that can run; the others are among the faults. */
  List<Pipeline> readAll(CamelContext context) {
    try (Stream<Path> files = list(home)) {
      return files.map(file -> read(context, file)).flatMap(Optional::stream).collect(toList());
    }
  }

  Optional<Pipeline> read(CamelContext context, String name) {
    return read(context, file(home, name));
  }

  /** Where a pipeline's file is, or would be. */
  static Path file(Home home, String name) {
    return home.pipelines().resolve(name + ENDING);
  }

  private Optional<Pipeline> read(CamelContext context, Path file) {
    try {
      return check(file, routes(context, file));
    } catch (Exception e) {
      faults.add(fault(home, file, e));
      return Optional.empty();
    }
  }

  static List<RouteDefinition> routes(CamelContext context, Path file) throws Exception {
    var resource = ResourceHelper.fromBytes(file.toString(), Files.readAllBytes(file));
    List<RouteDefinition> routes = new ArrayList<>();
    for (RoutesBuilder builder :
        PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
      RouteBuilder routeBuilder = (RouteBuilder) builder;
      routeBuilder.setCamelContext(context);
      routeBuilder.configure();
      routes.addAll(routeBuilder.getRouteCollection().getRoutes());
    }
    return routes;
  }

  private Optional<Pipeline> check(Path file, List<RouteDefinition> routes) throws Exception {
    String name = name(file);
    if (!name.matches(NAME)) {
      return fault(file, "has a name that no run can carry", "use a-z, 0-9 and -, at most 40");
    }
    if (routes.size() != 1) {
      return fault(file, "holds " + routes.size() + " routes", "one pipeline a file");
    }
    RouteDefinition route = routes.get(0);
    if (!name.equals(route.getRouteId())) {
      return fault(file, "has the route id " + route.getRouteId(), "call the route " + name);
    }
    List<Door> doors = doors(route.getOutputs());
    if (doors.size() != 1) {
      String names = String.join(", ", new TreeSet<>(DOORS.keySet()));
      return fault(file, "does not lead to one door", "end it with one of " + names);
    }
    return started(file, name, doors.get(0), route);
  }

  private Optional<Pipeline> started(Path file, String name, Door door, RouteDefinition route)
      throws Exception {
    String uri = route.getInput().getEndpointUri();
    String start = URISupport.stripQuery(uri).replace("://", ":");
    if (start.equals("direct:" + name)) {
      return pipeline(file, name, door, null, route);
    }
    if (!start.equals("quartz:courier/" + name)) {
      return fault(
          file,
          "starts from " + start,
          "start it from quartz:courier/" + name + " or direct:" + name);
    }
    return scheduled(
        file, name, door, route, URISupport.parseQuery(URISupport.extractQuery(uri)).get("cron"));
  }

  private Optional<Pipeline> scheduled(
      Path file, String name, Door door, RouteDefinition route, Object cron) {
    String expression = cron == null ? "" : cron.toString().replace('+', ' ');
    if (!CronExpression.isValidExpression(expression)) {
      return fault(file, "has no cron that Quartz reads", "like 0 15 9 * * ?");
    }
    return pipeline(file, name, door, expression, route);
  }

  private Optional<Pipeline> pipeline(
      Path file, String name, Door door, String cron, RouteDefinition route) {
    String start = route.getInput().getEndpointUri();
    var zone = settings.pipeline(name).zone();
    return Optional.of(new Pipeline(name, door, start, cron, zone, file, route));
  }

  private static List<Door> doors(List<ProcessorDefinition<?>> steps) {
    return steps.stream().flatMap(PipelineFiles::doors).toList();
  }

  private static Stream<Door> doors(ProcessorDefinition<?> step) {
    Door own = step instanceof ToDefinition to ? DOORS.get(to.getEndpointUri()) : null;
    return Stream.concat(Stream.ofNullable(own), doors(step.getOutputs()).stream());
  }

  /**
   * The door that a pipeline's file names, where it names one: for what the settings lack, before
   * anything is started. Whether the file can run is told when it is read.
   */
  static Door door(Home home, String name) {
    try {
      String text = Files.readString(file(home, name));
      return DOORS.entrySet().stream()
          .filter(door -> text.contains(door.getKey()))
          .findFirst()
          .map(Map.Entry::getValue)
          .orElse(Door.SEGMENTS);
    } catch (IOException gone) {
      return Door.SEGMENTS;
    }
  }

  private Optional<Pipeline> fault(Path file, String fault, String mend) {
    faults.add(new Fault(home.root().relativize(file).toString(), fault, mend));
    return Optional.empty();
  }

  /** A file that Camel does not take, in Camel's words. */
  static Fault fault(Home home, Path file, Exception e) {
    return new Fault(
        home.root().relativize(file).toString(),
        "is no route that Camel can run: " + said(e),
        "mend the YAML; `courier check` looks again");
  }

  private static String said(Exception e) {
    boolean syntax = e.getCause() != null && String.valueOf(e.getMessage()).startsWith(UNPARSED);
    return syntax ? lines(e.getCause(), 2) : lines(e, 1);
  }

  private static String lines(Throwable e, int most) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String words = message.lines().limit(most).map(String::strip).collect(joining(" "));
    int because = words.lastIndexOf(BECAUSE);
    return because < 0 ? words : words.substring(because + BECAUSE.length());
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  private static Stream<Path> list(Home home) {
    try {
      return Files.isDirectory(home.pipelines())
          ? Files.list(home.pipelines()).filter(PipelineFiles::isPipeline).sorted()
          : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPipeline(Path file) {
    return file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file);
  }
}
