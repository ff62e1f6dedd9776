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
 * Camel takes one folder or the other, and a home that changes one file would lack fourteen.
 */
public final class FlowFiles extends DefaultRoutesCollector {
  /** Camel Main's own pattern may name further files; this stands for none. */
  public static final String SHIPPED = "classpath:routes/*.camel.yaml";

  private static final String ENDING = ".camel.yaml";

  private final Home home;

  public FlowFiles(Home home) {
    this.home = home;
  }

  /** The home's own, in order; hidden files are an editor's or a Mac's. */
  List<Path> own() throws IOException {
    if (!Files.isDirectory(home.routes())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.routes())) {
      return files.filter(FlowFiles::isFlow).sorted().toList();
    }
  }

  private static boolean isFlow(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) && !name.startsWith(".") && Files.isRegularFile(file);
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
    Map<String, Resource> resources = shipped(context);
    for (Path file : own()) {
      resources.put(name(file.toString()), own(file));
    }
    return resources.values();
  }

  private static Resource own(Path file) throws IOException {
    return ResourceHelper.fromBytes(file.toString(), Files.readAllBytes(file));
  }

  private static Map<String, Resource> shipped(CamelContext context) throws Exception {
    Map<String, Resource> resources = new TreeMap<>();
    PackageScanResourceResolver jar = PluginHelper.getPackageScanResourceResolver(context);
    jar.findResources(SHIPPED).forEach(one -> resources.put(name(one.getLocation()), one));
    return resources;
  }

  private static String name(String location) {
    return FileUtil.stripPath(location);
  }

  /** Every file that a start reads, by name: the text of the home's or of the jar's. */
  Map<String, String> texts(CamelContext context) throws Exception {
    Map<String, String> texts = new TreeMap<>();
    for (Resource resource : resources(context)) {
      texts.put(name(resource.getLocation()), text(resource));
    }
    return texts;
  }

  /** The names of the home's own files that are not the jar's, to the byte. */
  public List<String> unlikeShipped(CamelContext context) throws Exception {
    Map<String, Resource> jar = shipped(context);
    List<String> unlike = new ArrayList<>();
    for (Path file : own()) {
      Resource shipped = jar.get(name(file.toString()));
      if (shipped == null || !text(shipped).equals(WrittenText.read(file))) {
        unlike.add(name(file.toString()));
      }
    }
    return unlike;
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
      return Stream.concat(
              in(home, home.routes(), false).stream(), in(home, home.pipelines(), true).stream())
          .toList();
    }

    private static List<String> in(Home home, Path folder, boolean pipelines) throws IOException {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> isUnread(file, pipelines))
            .sorted()
            .map(file -> HomeFile.name(home, file) + " is not read: " + fix(file))
            .toList();
      }
    }

    private static boolean isUnread(Path file, boolean pipelines) {
      String name = file.getFileName().toString();
      if (name.startsWith(".")) {
        return false;
      }
      return Files.isRegularFile(file)
          ? !name.endsWith(ENDING) && LIKE_ROUTES.stream().anyMatch(lower(name)::endsWith)
          : pipelines || name.endsWith(ENDING);
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
