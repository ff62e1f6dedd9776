package io.attentivecourier.people;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a {@link Spill}; the caller sorts, and drops what comes twice. */
final class SpillWriter implements Closeable {
  private final FreshFile file;
  private long people;

  SpillWriter(Path path) throws IOException {
    file = FreshFile.create(path);
  }

  /** Adds the person whose bytes stand there. */
  void add(byte[] bytes, int at) throws IOException {
    file.write(bytes, at, PersonBytes.size(bytes, at));
    people++;
  }

  Spill finish() throws IOException {
    file.end();
    return new Spill(file.path(), people);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
