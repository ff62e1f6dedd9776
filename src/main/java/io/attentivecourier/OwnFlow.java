package io.attentivecourier;

import io.attentivecourier.home.Causes;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** A home's own flow files, in place of those in the jar, and which of them Camel does not take. */
final class OwnFlow {
  private static final String ENDING = ".camel.yaml";

  private final Home home;

  OwnFlow(Home home) {
    this.home = home;
  }

  /** A home that has only pipelines uses the flow in the jar. */
  boolean isThere() throws IOException {
    return !files().isEmpty();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(home.routes())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.routes())) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /** What to tell of a start that failed: the fault of a file here, or what it was. */
  Exception blamed(Exception start) throws IOException {
    if (start instanceof SettingsFault || !isThere()) {
      return start;
    }
    List<Fault> unread = files().stream().flatMap(file -> unread(file).stream()).toList();
    return new SettingsFault(unread.isEmpty() ? List.of(unstarted(start)) : unread);
  }

  private Optional<Fault> unread(Path file) {
    try {
      read(file);
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(PipelineFiles.fault(home, file, e));
    }
  }

  private static List<RouteDefinition> read(Path file) throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      return PipelineFiles.routes(context, file);
    }
  }

  /** Every file can be read, so Camel's exception names a route of one of them. */
  private Fault unstarted(Exception start) throws IOException {
    Optional<String> route = route(start);
    Path file = files().stream().filter(one -> holds(one, route)).findFirst().orElse(home.routes());
    return PipelineFiles.fault(home, file, start);
  }

  private static boolean holds(Path file, Optional<String> route) {
    try {
      return route.isPresent()
          && read(file).stream().map(RouteDefinition::getRouteId).anyMatch(route.get()::equals);
    } catch (Exception unread) {
      return false;
    }
  }

  private static Optional<String> route(Throwable fault) {
    return Causes.of(fault).map(OwnFlow::named).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> named(Throwable fault) {
    if (fault instanceof FailedToCreateRouteException created) {
      return Optional.ofNullable(created.getRouteId());
    }
    return fault instanceof FailedToStartRouteException started
        ? Optional.ofNullable(started.getRouteId())
        : Optional.empty();
  }
}
