package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Folders of a query's files: none from which a query could read what the courier keeps. */
final class DataFolders {
  private DataFolders() {}

  static List<Path> of(String text, Home home) {
    List<Path> folders =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(home::resolve)
            .toList();
    folders.forEach(folder -> ValueParsers.fit(!reaches(folder, kept(home)), folder));
    return folders;
  }

  /** The default of {@code keyFile} lies in the state. */
  private static Stream<Path> kept(Home home) {
    Path lib = home.resolve("lib");
    return Stream.of(
        home.state(), home.resolve("var"), lib, home.drivers(), home.routes(), home.settings());
  }

  /** True if one of them lies in the folder, or the folder in it, by links too. */
  static boolean reaches(Path folder, Stream<Path> kept) {
    Path real = real(folder);
    return kept.map(DataFolders::real)
        .anyMatch(other -> other.startsWith(real) || real.startsWith(other));
  }

  /** The real path. Of a path that does not exist yet, the parent that exists is resolved. */
  private static Path real(Path path) {
    try {
      return Files.exists(path) || path.getParent() == null
          ? path.toRealPath()
          : real(path.getParent()).resolve(path.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
