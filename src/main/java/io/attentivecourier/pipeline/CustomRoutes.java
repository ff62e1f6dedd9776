package io.attentivecourier.pipeline;

import static java.util.stream.Collectors.joining;

import io.attentivecourier.home.Causes;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.WrittenText;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Registry;

/** A home's own flow files, in place of those in the jar, and what is wrong with them. */
public final class CustomRoutes {
  private final Home home;
  private final FlowFiles files;

  public CustomRoutes(Home home) {
    this.home = home;
    this.files = new FlowFiles(home);
  }

  /** A home that has only pipelines uses the flow in the jar. */
  boolean isThere() throws IOException {
    return !files.own().isEmpty();
  }

  /**
   * Before a start, as Camel starts with a way that ends nowhere, and tells of one call that nobody
   * answers, in whichever file it seeks it first.
   *
   * @param beans those that the routes may call
   * @throws SettingsFault with the ways that nobody reads, and the calls that nobody answers
   */
  public void requireLinks(Registry beans) throws IOException {
    List<Fault> faults = isThere() ? broken(beans) : List.of();
    if (!faults.isEmpty()) {
      throw new SettingsFault(faults);
    }
  }

  private List<Fault> broken(Registry beans) throws IOException {
    List<Fault> twice = files.twice().stream().map(this::twice).toList();
    if (!twice.isEmpty()) {
      return twice;
    }
    try (CamelContext scratch = OwnCode.scratch(home)) {
      List<Fault> faults = new ArrayList<>(unanswered(scratch, beans));
      faults.addAll(dangling(scratch));
      return faults;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeException(e);
    }
  }

  private Fault twice(Path file) {
    String name = file.getFileName().toString();
    return new Fault(
        HomeFile.name(home, file),
        "stands in routes/ too: nobody can tell which of the two is meant",
        "move one away: " + HomeFile.name(home, home.routes().resolve(name)) + ", or this one");
  }

  private List<Fault> unanswered(CamelContext context, Registry beans) throws Exception {
    List<Fault> faults = new ArrayList<>();
    for (Path path : files.own()) {
      List<BeanCalls.BeanCall> calls = BeanCalls.of(textOf(path)).unanswered(beans);
      if (!calls.isEmpty()) {
        faults.add(fault(context, path, calls));
      }
    }
    return faults;
  }

  /** Empty for one that is not UTF-8, which its reader tells. */
  private String textOf(Path path) throws IOException {
    try {
      return HomeFile.read(home, path).text();
    } catch (WrittenText.NotUtf8 foreign) {
      return "";
    }
  }

  private Fault fault(CamelContext context, Path path, List<BeanCalls.BeanCall> calls)
      throws Exception {
    String gone = calls.stream().map(BeanCalls.BeanCall::toString).collect(joining(", "));
    return new Fault(
        HomeFile.name(home, path),
        "line %d: flow-broken: calls what is not there: %s".formatted(calls.get(0).line(), gone),
        FlowFiles.shippedAs(context, path.getFileName().toString())
            .map(
                shipped ->
                    "take this version's %s, make your change in it again; or move yours away"
                        .formatted(shipped))
            .orElse("change the calls, or move the file away"));
  }

  private List<Fault> dangling(CamelContext context) throws Exception {
    Map<String, String> texts = files.texts(context);
    Set<String> read = new HashSet<>(PipelineFiles.ways(home));
    texts.values().forEach(text -> read.addAll(DirectEndpoints.of(text).read()));
    return texts.entrySet().stream()
        .flatMap(
            file ->
                DirectEndpoints.of(file.getValue()).dangling(read).stream()
                    .map(way -> dangling(file.getKey(), way)))
        .toList();
  }

  static Fault dangling(String file, DirectEndpoints.DirectLink way) {
    return new Fault(
        file,
        "line %d: flow-broken: leads to %s, which nobody reads".formatted(way.line(), way.to()),
        "name a route's from, or add the route that reads it");
  }

  /**
   * The fault of a start that failed: that of a file of the home if there is one, else the
   * exception itself.
   */
  public Exception explain(Exception start) throws IOException {
    if (start instanceof SettingsFault || !isThere()) {
      return start;
    }
    List<Fault> unread = files.own().stream().flatMap(file -> unread(file).stream()).toList();
    return new SettingsFault(unread.isEmpty() ? List.of(unstarted(start)) : unread);
  }

  private Optional<Fault> unread(Path path) {
    String name = HomeFile.name(home, path);
    try {
      return unread(HomeFile.read(home, path));
    } catch (IOException closed) {
      return Optional.of(RouteFault.of(name, closed));
    }
  }

  private Optional<Fault> unread(HomeFile file) {
    try {
      YamlRoutes.read(home, file);
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(RouteFault.of(file, e));
    }
  }

  /** Every file can be read, so Camel's exception names a route of one of them. */
  private Fault unstarted(Exception start) throws IOException {
    Optional<String> route = route(start);
    for (Path path : files.own()) {
      HomeFile file = HomeFile.read(home, path);
      if (holds(file, route)) {
        return RouteFault.of(file, start);
      }
    }
    return RouteFault.of(HomeFile.name(home, home.routes()), start);
  }

  private boolean holds(HomeFile file, Optional<String> route) {
    try {
      return route.isPresent()
          && YamlRoutes.read(home, file).stream()
              .map(RouteDefinition::getRouteId)
              .anyMatch(route.get()::equals);
    } catch (Exception unread) {
      return false;
    }
  }

  private static Optional<String> route(Throwable fault) {
    return Causes.of(fault).map(CustomRoutes::named).flatMap(Optional::stream).findFirst();
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
