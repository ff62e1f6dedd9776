package io.attentivecourier.sort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that what does not fit into memory is laid into; none outlives the close. */
public final class SpillFolder implements Closeable {
  private final Path folder;
  private final String prefix;
  private final List<Path> paths = new ArrayList<>();
  private int made;

  /**
   * @param folder exists already
   * @param prefix of the names, before a number from 1
   */
  public SpillFolder(Path folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /** Noted before there is a file, so that a half-written one is deleted too. */
  public Path next() {
    Path path = folder.resolve(prefix + ++made);
    paths.add(path);
    return path;
  }

  public void delete(List<Path> gone) throws IOException {
    for (Path path : gone) {
      Files.deleteIfExists(path);
    }
    paths.removeAll(List.copyOf(gone));
  }

  @Override
  public void close() throws IOException {
    delete(List.copyOf(paths));
  }
}
