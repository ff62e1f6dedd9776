package io.attentivecourier.known;

import io.attentivecourier.home.StagingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Writes a snapshot from hashes that ascend. For its owner alone, and on disk when finished, if it
 * is to be kept.
 */
final class SnapshotOutput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 14;

  private final String keyId;
  private final StagingOutput output;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private final CRC32C checksum = new CRC32C();
  private long count;
  private long last;
  private boolean finished;

  SnapshotOutput(Path path, String keyId, StagingOutput.Lifetime lifetime) throws IOException {
    this.keyId = keyId;
    this.output = StagingOutput.create(path, lifetime);
    output.write(new byte[SnapshotHeader.BYTES]);
  }

  /** The hash that came last is one member, however often it comes. */
  void add(long hash) throws IOException {
    int order = count == 0 ? 1 : Long.compareUnsigned(hash, last);
    if (order < 0) {
      throw new IllegalStateException("the hashes of a member snapshot do not ascend");
    }
    if (order > 0) {
      append(hash);
    }
  }

  /**
   * @throws io.attentivecourier.run.Refusal NO_SPACE, as all methods here, if the disk is full
   */
  Snapshot finish() throws IOException {
    flush();
    output.writeFirst(SnapshotHeader.of(keyId, count, checksum).toBytes());
    output.finish();
    finished = true;
    return Snapshot.read(output.path());
  }

  /** Deletes a file that was not finished. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      output.close();
      Files.deleteIfExists(output.path());
    }
  }

  private void append(long hash) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.putLong(hash);
    last = hash;
    count++;
  }

  private void flush() throws IOException {
    checksum.update(buffer.array(), 0, buffer.position());
    output.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
