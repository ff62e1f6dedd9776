package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.WrittenText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.main.DefaultRoutesCollector;
import org.apache.camel.spi.PackageScanResourceResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.FileUtil;

/**
 * The flow's files: a home's own in place of the jar's of the same name, the rest from the jar.
 * Camel takes one folder or the other, and a home that changes one file would lack fourteen. What
 * only runs of people need lies in {@code routes/api} and takes 0.3 s to start.
 */
public final class FlowFiles extends DefaultRoutesCollector {
  /** Camel Main's own pattern may name further files; this stands for none. */
  public static final String SHIPPED = "classpath:routes/*.camel.yaml";

  /** One pattern for both would find them in a folder; of a jar Camel loses the name `api`. */
  private static final String SHIPPED_API = "classpath:routes/api/*.camel.yaml";

  private static final String ENDING = ".camel.yaml";
  private static final String FOLDER = "routes/";
  private static final String API_FOLDER = "routes/api/";

  private final Home home;
  private final boolean withApi;

  public FlowFiles(Home home) {
    this(home, true);
  }

  /**
   * @param withApi false if no run of people is to start or to be followed
   */
  public FlowFiles(Home home, boolean withApi) {
    this.home = home;
    this.withApi = withApi;
  }

  /** The home's own, in order; hidden files are an editor's or a Mac's. */
  List<Path> own() throws IOException {
    List<Path> own = new ArrayList<>(in(home.routes()));
    own.addAll(in(home.apiRoutes()));
    return own;
  }

  private static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(FlowFiles::isFlow).sorted().toList();
    }
  }

  private static boolean isFlow(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) && !name.startsWith(".") && Files.isRegularFile(file);
  }

  /**
   * The home's files in routes/api whose name stands in routes/ too: nobody can tell which of the
   * two is meant.
   */
  List<Path> twice() throws IOException {
    return in(home.apiRoutes()).stream()
        .filter(file -> isFlow(home.routes().resolve(file.getFileName())))
        .toList();
  }

  @Override
  public Collection<RoutesBuilder> collectRoutesFromDirectory(
      CamelContext context, String exclude, String include) {
    YamlRoutes.Utf8Sources.in(context);
    List<RoutesBuilder> builders = new ArrayList<>(flow(context));
    if (!SHIPPED.equals(include)) {
      builders.addAll(super.collectRoutesFromDirectory(context, exclude, include));
    }
    return builders;
  }

  /**
   * Camel Main asks for these to look for modelines, and to parse all of them once more; the jar's
   * have none, and it took a twentieth of a small run.
   */
  @Override
  public Collection<Resource> findRouteResourcesFromDirectory(
      CamelContext context, String exclude, String include) {
    return SHIPPED.equals(include)
        ? List.of()
        : super.findRouteResourcesFromDirectory(context, exclude, include);
  }

  private Collection<RoutesBuilder> flow(CamelContext context) {
    try {
      return PluginHelper.getRoutesLoader(context).findRoutesBuilders(resources(context));
    } catch (StackOverflowError deep) {
      // Which file it is, is found when the start is blamed on one.
      throw new IllegalStateException("a file of the flow is nested too deep", deep);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeException(e);
    }
  }

  private Collection<Resource> resources(CamelContext context) throws Exception {
    Map<String, Resource> api = shipped(context, SHIPPED_API);
    Map<String, Resource> resources = shipped(context, SHIPPED);
    resources.keySet().removeAll(api.keySet());
    if (withApi) {
      resources.putAll(api);
    }
    for (Path file : own()) {
      if (withApi || resources.containsKey(name(file)) || !isOfApi(file, api.keySet())) {
        resources.put(name(file), own(file));
      }
    }
    return resources.values();
  }

  /** Until the folder came, those of the API lay among the others. */
  private boolean isOfApi(Path file, Set<String> shipped) {
    return file.startsWith(home.apiRoutes()) || shipped.contains(name(file));
  }

  private static Resource own(Path file) throws IOException {
    return ResourceHelper.fromBytes(file.toString(), Files.readAllBytes(file));
  }

  private static Map<String, Resource> shipped(CamelContext context, String pattern)
      throws Exception {
    Map<String, Resource> resources = new TreeMap<>();
    PackageScanResourceResolver jar = PluginHelper.getPackageScanResourceResolver(context);
    jar.findResources(pattern).forEach(one -> resources.put(name(one), one));
    return resources;
  }

  private static String name(Resource resource) {
    return FileUtil.stripPath(resource.getLocation());
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** The place of the jar's file of that name, as a home would have it. */
  static Optional<String> shippedAs(CamelContext context, String name) throws Exception {
    if (shipped(context, SHIPPED_API).containsKey(name)) {
      return Optional.of(API_FOLDER + name);
    }
    return shipped(context, SHIPPED).containsKey(name)
        ? Optional.of(FOLDER + name)
        : Optional.empty();
  }

  /** Every file that a start reads, as messages call it: the text of the home's or of the jar's. */
  Map<String, String> texts(CamelContext context) throws Exception {
    Map<String, String> texts = new TreeMap<>();
    for (Resource resource : resources(context)) {
      String folder = isInApi(resource) ? API_FOLDER : FOLDER;
      texts.put(folder + name(resource), text(resource));
    }
    return texts;
  }

  private static boolean isInApi(Resource resource) {
    return resource.getLocation().endsWith(API_FOLDER + name(resource));
  }

  /** The jar's files, by name. */
  static Map<String, String> shippedTexts(CamelContext context) throws Exception {
    Map<String, Resource> jar = shipped(context, SHIPPED);
    jar.putAll(shipped(context, SHIPPED_API));
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Resource> one : jar.entrySet()) {
      texts.put(one.getKey(), text(one.getValue()));
    }
    return texts;
  }

  private static String text(Resource resource) throws IOException {
    try (InputStream bytes = resource.getInputStream()) {
      return WrittenText.of(bytes.readAllBytes());
    }
  }

  /**
   * Files that look like routes and are read by nobody: {@code winback.camel.yml} never ran, and no
   * word said so. Hidden files and an editor's leavings are passed over.
   */
  public static final class UnreadFiles {
    private static final String ENDING = ".camel.yaml";
    private static final List<String> LIKE_ROUTES = List.of(".yml", ".yaml", ".json", ".txt");

    private UnreadFiles() {}

    /** The warnings about them, in order of their names. */
    public static List<String> of(Home home) throws IOException {
      List<String> unread = new ArrayList<>(in(home, home.routes(), false));
      unread.addAll(in(home, home.apiRoutes(), true));
      unread.addAll(in(home, home.pipelines(), true));
      return unread;
    }

    private static List<String> in(Home home, Path folder, boolean flat) throws IOException {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> isUnread(file, flat))
            .sorted()
            .map(file -> HomeFile.name(home, file) + " is not read: " + fix(file))
            .toList();
      }
    }

    private static boolean isUnread(Path file, boolean flat) {
      String name = file.getFileName().toString();
      if (name.startsWith(".")) {
        return false;
      }
      return Files.isRegularFile(file)
          ? !name.endsWith(ENDING) && LIKE_ROUTES.stream().anyMatch(lower(name)::endsWith)
          : flat || name.endsWith(ENDING);
    }

    private static String lower(String name) {
      return name.toLowerCase(Locale.ROOT);
    }

    private static String fix(Path file) {
      if (Files.isDirectory(file)) {
        return "it is a folder, and pipelines stand in routes/pipelines itself";
      }
      String name = file.getFileName().toString();
      String stem = lower(name).replaceFirst("(\\.camel)?\\.\\w+$", "");
      return Files.isRegularFile(file)
          ? "call it " + stem + ENDING + ", or move it away"
          : "it is no file; a link may lead nowhere";
    }
  }
}
