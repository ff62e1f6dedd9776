package io.attentivecourier.people;

import io.attentivecourier.home.StagingOutput;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes a {@link PeopleSpill}; the caller sorts, and drops what comes twice. */
final class PeopleSpillWriter implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final StagingOutput file;
  private final OutputStream buffered;
  private long people;

  PeopleSpillWriter(Path path) throws IOException {
    file = StagingOutput.replace(path);
    buffered = new BufferedOutputStream(file, BUFFER_BYTES);
  }

  /** Adds the person whose bytes stand there. */
  void add(byte[] bytes, int at) throws IOException {
    buffered.write(bytes, at, PersonBytes.size(bytes, at));
    people++;
  }

  PeopleSpill finish() throws IOException {
    buffered.close();
    return new PeopleSpill(file.path(), people);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
