package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The pipelines of a home: a file each, and its name is theirs. */
final class PipelineNames {
  private static final String FILE = ".camel.yaml";
  private static final String NO_FILE = "but there is no such pipeline in routes/pipelines";

  private PipelineNames() {}

  /** Empty where the folder is missing. */
  static Set<String> in(Home home) {
    Set<String> names = new TreeSet<>();
    String[] files = home.pipelines().toFile().list((folder, name) -> name.endsWith(FILE));
    Arrays.stream(files == null ? new String[0] : files)
        .map(name -> name.substring(0, name.length() - FILE.length()))
        .forEach(names::add);
    return names;
  }

  /** Those that have a key of their own. */
  static Set<String> among(Collection<String> keys) {
    Set<String> names = new TreeSet<>();
    keys.stream().map(KnownKeys::pipeline).flatMap(Optional::stream).forEach(names::add);
    return names;
  }

  /** A home without pipelines of its own is given none to compare with. */
  static void warn(Home home, Collection<String> keys, Findings findings) {
    Set<String> pipelines = in(home);
    among(keys).stream()
        .filter(name -> !pipelines.isEmpty() && !pipelines.contains(name))
        .forEach(name -> findings.warn("courier.pipeline." + name + ".* is set, " + NO_FILE));
  }
}
