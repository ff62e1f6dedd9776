package io.attentivecourier.known;

import static java.nio.file.StandardOpenOption.READ;

import io.attentivecourier.sort.HashInput;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Reads a snapshot from its first hash to its last, in 64 KiB.
 *
 * @throws IllegalStateException if the file is not what was written: damaged members would be taken
 *     for removed ones
 */
final class SnapshotReader implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Snapshot snapshot;
  private final FileChannel channel;
  private final HashInput input;
  private final SnapshotHeader header;
  private long read;
  private long hash;

  SnapshotReader(Snapshot snapshot) throws IOException {
    this.snapshot = snapshot;
    this.channel = FileChannel.open(snapshot.path(), READ);
    this.header = SnapshotHeader.read(channel);
    this.input =
        new HashInput(channel, SnapshotHeader.BYTES, Snapshot.end(snapshot.count()), BUFFER_BYTES);
  }

  /** Reads it to its end, which shows whether it is whole. */
  static void check(Snapshot snapshot) throws IOException {
    try (SnapshotReader reader = new SnapshotReader(snapshot)) {
      boolean more = true;
      while (more) {
        more = reader.next();
      }
    }
  }

  /** Moves to the next hash; false behind the last. */
  boolean next() throws IOException {
    if (read == snapshot.count()) {
      checkWhole();
      return false;
    }
    long last = hash;
    hash = nextHash();
    if (read++ > 0 && Long.compareUnsigned(last, hash) >= 0) {
      throw Snapshot.damaged(snapshot.path());
    }
    return true;
  }

  long hash() {
    return hash;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private long nextHash() throws IOException {
    try {
      return input.next();
    } catch (EOFException cut) {
      throw Snapshot.damaged(snapshot.path());
    }
  }

  private void checkWhole() {
    var expected = SnapshotHeader.of(snapshot.keyId(), snapshot.count(), input.checksum());
    if (!expected.equals(header)) {
      throw Snapshot.damaged(snapshot.path());
    }
  }
}
