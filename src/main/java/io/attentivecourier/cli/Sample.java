package io.attentivecourier.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The sample home that is shipped in the jar. */
final class Sample {
  private static final String FOLDER = "/sample";

  private Sample() {}

  /** Writes it into a folder; returns the folder. */
  static Path unpack(Path folder) throws IOException {
    try {
      URI uri = Sample.class.getResource(FOLDER + "/application.properties").toURI();
      if (uri.getScheme().equals("file")) {
        return copy(Path.of(uri).getParent(), folder);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return copy(jar.getPath(FOLDER), folder);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the sample is not where it was built to be", e);
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.filter(Files::isRegularFile).forEach(file -> copy(from, file, to));
    }
    return to;
  }

  private static void copy(Path from, Path file, Path to) {
    try (InputStream in = Files.newInputStream(file)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(in, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
