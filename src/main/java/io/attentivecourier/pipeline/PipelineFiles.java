package io.attentivecourier.pipeline;

import static java.util.stream.Collectors.toList;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** Reads a home's pipelines, one a file, and says what is wrong with each that cannot run. */
public final class PipelineFiles {
  private static final String ENDING = ".camel.yaml";

  private final Home home;
  private final Settings settings;
  private final List<Fault> faults = new ArrayList<>();

  public PipelineFiles(Home home, Settings settings) {
    this.home = home;
    this.settings = settings;
  }

  /** The faults of the files that were read so far. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** The names of all pipelines, by their files, in order. */
  public static List<String> names(Home home) {
    try (Stream<Path> files = list(home)) {
      return files.map(PipelineFiles::name).collect(toList());
    }
  }

  /** Every pipeline that can run; the others are among the faults. */
  public List<Pipeline> readAll(CamelContext context) {
    return read(context, names(home));
  }

  /** The pipelines of these names that can run; the others are among the faults. */
  public List<Pipeline> read(CamelContext context, List<String> names) {
    return names.stream().flatMap(name -> read(context, name).stream()).collect(toList());
  }

  public Optional<Pipeline> read(CamelContext context, String name) {
    return read(context, PipelineText.read(home, name));
  }

  /** The place of a pipeline's file, whether or not it is there. */
  public static Path file(Home home, String name) {
    return home.pipelines().resolve(name + ENDING);
  }

  /** The pipeline of a text that was read before. */
  public Optional<Pipeline> read(CamelContext context, PipelineText text) {
    try {
      return read(context, text.file());
    } catch (IOException closed) {
      faults.add(RouteFault.of(HomeFile.name(home, file(home, text.name())), closed));
      return Optional.empty();
    }
  }

  private Optional<Pipeline> read(CamelContext context, HomeFile file) {
    try {
      var routes = YamlRoutes.read(context, file);
      Pipeline pipeline =
          new PipelineShape(home, settings, file, name(file.path())).of(context, routes);
      requireWays(context, file);
      return Optional.of(pipeline);
    } catch (SettingsFault fault) {
      faults.addAll(fault.faults());
    } catch (Exception e) {
      faults.add(RouteFault.of(file, e));
    }
    return Optional.empty();
  }

  /** Most lead to a destination and nowhere else: then no other file is read. */
  private void requireWays(CamelContext context, HomeFile file) throws Exception {
    DirectEndpoints ways = DirectEndpoints.of(file.text());
    if (ways.dangling(PipelineShape.DESTINATION_URIS).isEmpty()) {
      return;
    }
    Set<String> read = ways(home);
    new FlowFiles(home)
        .texts(context)
        .values()
        .forEach(text -> read.addAll(DirectEndpoints.of(text).read()));
    List<Fault> nowhere =
        ways.dangling(read).stream().map(way -> CustomRoutes.dangling(file.name(), way)).toList();
    if (!nowhere.isEmpty()) {
      throw new SettingsFault(nowhere);
    }
  }

  /** The endpoints that the pipelines read. */
  static Set<String> ways(Home home) {
    Set<String> read = new HashSet<>();
    names(home).forEach(name -> read.addAll(DirectEndpoints.of(text(home, name)).read()));
    return read;
  }

  private static String text(Home home, String name) {
    return PipelineText.read(home, name).text();
  }

  /** The file, and those that hold its query. */
  static List<Path> sources(Home home, String name) {
    Path file = file(home, name);
    return Stream.concat(Stream.of(file), Queries.files(home, text(home, name))).toList();
  }

  /** Changes with the file and with those that hold its query. */
  static String hash(Home home, String name) throws IOException {
    StringBuilder hash = new StringBuilder(FileHash.sha256(file(home, name)));
    for (Path query : Queries.files(home, text(home, name)).toList()) {
      hash.append(' ').append(Files.isRegularFile(query) ? FileHash.sha256(query) : "none");
    }
    return hash.toString();
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

  /** Hidden files are an editor's or a Mac's. */
  private static boolean isPipeline(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) && !name.startsWith(".") && Files.isRegularFile(file);
  }
}
