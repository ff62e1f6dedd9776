package io.attentivecourier;

import io.attentivecourier.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Files that look like routes and are read by nobody: {@code winback.camel.yml} never ran, and no
 * word said so. Hidden files and an editor's leavings are passed over.
 */
final class UnreadFiles {
  private static final String ENDING = ".camel.yaml";
  private static final List<String> LIKE_ROUTES = List.of(".yml", ".yaml", ".json", ".txt");

  private UnreadFiles() {}

  /** What to tell of them, in order of their names. */
  static List<String> of(Home home) throws IOException {
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
          .map(file -> HomeFile.name(home, file) + " is not read: " + mend(file))
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

  private static String mend(Path file) {
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
