package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.WrittenText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.support.SourceLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The routes that a file says, read and not started. */
public final class YamlRoutes {
  private YamlRoutes() {}

  static List<RouteDefinition> read(CamelContext context, HomeFile file) throws Exception {
    try {
      return parse(context, file);
    } catch (StackOverflowError deep) {
      // The parser bounds aliases and length, and not the depth of lists within lists.
      throw new IllegalArgumentException("it is nested too deep");
    }
  }

  private static List<RouteDefinition> parse(CamelContext context, HomeFile file) throws Exception {
    Utf8Sources.in(context);
    // Camel takes the last of two keys of one name, and another query may stand under the first.
    if (new Load(LoadSettings.builder().build()).loadFromString(file.text()) == null) {
      throw new IllegalArgumentException("it holds nothing");
    }
    byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
    var resource = ResourceHelper.fromBytes(file.path().toString(), text);
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

  /** The same in a context of their own, for a look. */
  static List<RouteDefinition> read(Home home, HomeFile file) throws Exception {
    try (CamelContext scratch = OwnCode.scratch(home)) {
      return read(scratch, file);
    }
  }

  /** All steps, those within others too, in the order of the file. */
  static Stream<ProcessorDefinition<?>> steps(List<ProcessorDefinition<?>> outputs) {
    return outputs.stream()
        .flatMap(
            step ->
                Stream.of(Stream.of(step), steps(step.getOutputs()), ofClauses(step))
                    .flatMap(all -> all));
  }

  /** The clauses of a doTry are no outputs of it until its route is made. */
  private static Stream<ProcessorDefinition<?>> ofClauses(ProcessorDefinition<?> step) {
    if (!(step instanceof TryDefinition tries)) {
      return Stream.empty();
    }
    List<ProcessorDefinition<?>> clauses = new ArrayList<>();
    Optional.ofNullable(tries.getCatchClauses()).ifPresent(clauses::addAll);
    Optional.ofNullable(tries.getFinallyClause()).ifPresent(clauses::add);
    clauses.removeAll(tries.getOutputs());
    return steps(clauses);
  }

  /** The line of a step, or 0. Camel gives the one above for what stands in braces (4.17.0). */
  static int line(HomeFile file, NamedNode step) {
    int line = Math.max(0, step.getLineNumber());
    Pattern braces =
        Pattern.compile("(^|[\\s{,-])" + Pattern.quote(step.getShortName()) + ":\\s*[{\\[]");
    return line > 0 && braces.matcher(file.line(line + 1)).find() ? line + 1 : line;
  }

  /** The place of a step, as Camel prints it; empty where the file needs code of the home's. */
  static Optional<HomeFile.Position> step(HomeFile file, String printed) {
    try {
      return routes(file).stream()
          .flatMap(route -> steps(route.getOutputs()))
          .filter(step -> step.toString().equals(printed) && step.getLineNumber() > 0)
          .map(step -> file.at(line(file, step)))
          .findFirst();
    } catch (Exception unread) {
      return Optional.empty();
    }
  }

  private static List<RouteDefinition> routes(HomeFile file) throws Exception {
    try (CamelContext scratch = new DefaultCamelContext()) {
      return read(scratch, file);
    }
  }

  /**
   * Reads routes as UTF-8. Camel's own reads them in the locale's charset (4.17.0): where that is
   * ASCII, as under cron, each byte above 127 became U+FFFD, and the query another one.
   */
  public static final class Utf8Sources implements SourceLoader {
    /** Has a context read routes so; before it reads its first. */
    public static void in(CamelContext context) {
      if (context.getRegistry().findByType(SourceLoader.class).isEmpty()) {
        context.getRegistry().bind("utf-8-sources", new Utf8Sources());
      }
    }

    @Override
    public String loadResource(Resource resource) throws IOException {
      try (InputStream bytes = resource.getInputStream()) {
        if (bytes == null) {
          throw new FileNotFoundException(resource.getLocation());
        }
        return WrittenText.of(bytes.readAllBytes());
      }
    }
  }
}
