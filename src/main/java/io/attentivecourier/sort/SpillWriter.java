package io.attentivecourier.sort;

import io.attentivecourier.home.StagingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a {@link Spill}; the caller sorts, and drops duplicates. */
final class SpillWriter implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final StagingOutput output;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private long entries;

  SpillWriter(Path path) throws IOException {
    output = StagingOutput.replace(path);
  }

  /** Adds an entry that is only a key. */
  void add(long key) throws IOException {
    makeRoom(EntryForm.KEY_ALONE);
    buffer[filled] = 0;
    buffer[filled + 1] = 0;
    EntryForm.putLong(buffer, filled + 2, key);
    filled += EntryForm.KEY_ALONE;
    entries++;
  }

  /** Adds the entry at which {@code entry} stands, under that key. */
  void add(long key, SortedEntries entry) throws IOException {
    add(key, entry.bytes(), entry.compared(), entry.length());
  }

  private void add(long key, byte[] bytes, int compared, int length) throws IOException {
    makeRoom(EntryForm.size(compared, length));
    filled = EntryForm.write(key, bytes, 0, compared, length, buffer, filled);
    entries++;
  }

  /** Adds the entry that stands there in its {@link EntryForm}. */
  void copy(byte[] from, int at, int end) throws IOException {
    makeRoom(end - at);
    System.arraycopy(from, at, buffer, filled, end - at);
    filled += end - at;
    entries++;
  }

  Spill finish() throws IOException {
    flush();
    output.close();
    return new Spill(output.path(), entries);
  }

  @Override
  public void close() throws IOException {
    output.close();
  }

  private void makeRoom(long bytes) throws IOException {
    if (bytes > buffer.length - filled) {
      flush();
    }
    if (bytes > buffer.length) {
      buffer = new byte[Math.toIntExact(bytes)];
    }
  }

  private void flush() throws IOException {
    output.write(buffer, 0, filled);
    filled = 0;
  }
}
