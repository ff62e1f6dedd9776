package io.attentivecourier.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The route files as they lie in the repository. */
final class ShippedRoutes {
  private static final Path FOLDER = Path.of("routes");

  private ShippedRoutes() {}

  static List<Path> files() {
    return Stream.of(FOLDER, FOLDER.resolve("api")).flatMap(ShippedRoutes::files).toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".camel.yaml"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Their routes as Camel reads them; nothing is started. */
  static List<RouteDefinition> in(Path file) throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      var resource = ResourceHelper.fromBytes(file.toString(), Files.readAllBytes(file));
      List<RouteDefinition> routes = new ArrayList<>();
      for (var builder : PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
        RouteBuilder routeBuilder = (RouteBuilder) builder;
        routeBuilder.setCamelContext(context);
        routeBuilder.configure();
        routes.addAll(routeBuilder.getRouteCollection().getRoutes());
      }
      return routes;
    }
  }
}
