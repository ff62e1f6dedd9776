package io.attentivecourier.home;

import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the folders of the state; another process may remove entries meanwhile. */
public final class Listing {
  private Listing() {}

  /** The entries of a folder in order of name; none where it is not there. */
  public static List<Path> of(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  /** All files under a folder, in order of path. */
  public static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The run that a file or folder is named after, without an ending. */
  public static Optional<RunId> run(Path path) {
    String name = path.getFileName().toString().replaceFirst("\\.csv$", "");
    try {
      return Optional.of(RunId.parse(name));
    } catch (IllegalArgumentException | java.time.DateTimeException foreign) {
      return Optional.empty();
    }
  }
}
