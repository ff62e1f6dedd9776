package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.row.Presence;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Writes a {@link HashFile} beside its place; on disk and in place when it is put there. */
final class HashOutput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final HashHeader header;
  private final StagingOutput file;
  private final OutputStream buffered;
  private final ByteBuffer entry;
  private final CRC32C checksum = new CRC32C();
  private long count;
  private long last;
  private boolean put;

  /**
   * @param path a file that a crash may leave, and that is replaced then
   */
  HashOutput(Path path, HashHeader header) throws IOException {
    this.header = header;
    this.entry = ByteBuffer.allocate(header.recordBytes());
    this.file = StagingOutput.replace(path);
    this.buffered = new BufferedOutputStream(file, BUFFER_BYTES);
    buffered.write(new byte[header.bytes()]);
  }

  void add(long hash) throws IOException {
    checkOrder(hash);
    append(entry.clear().putLong(hash));
  }

  void add(long hash, long values, byte[] present) throws IOException {
    checkOrder(hash);
    append(entry.clear().putLong(hash).putLong(values).put(present));
  }

  /** Keeps the line of somebody who was forgotten. */
  void addForgotten() throws IOException {
    append(entry.clear().putLong(0).putLong(0).put(Presence.none(header.attributes().size())));
  }

  long count() {
    return count;
  }

  /**
   * Forces it to disk, and moves it into place in one step.
   *
   * @throws io.attentivecourier.run.Refusal NO_SPACE, as all methods here, if the disk is full
   */
  void put(Path place, long sequence) throws IOException {
    buffered.flush();
    file.writeFirst(header.finished(sequence, count, checksum.getValue()).toBytes());
    file.finish();
    Durable.move(file.path(), place);
    put = true;
  }

  /** Deletes a file that was not put in place. */
  @Override
  public void close() throws IOException {
    if (!put) {
      file.close();
      Files.deleteIfExists(file.path());
    }
  }

  /** Two people of a run may share a hash; nobody is known or was asked twice. */
  private void checkOrder(long hash) {
    int order = count == 0 ? 1 : Long.compareUnsigned(hash, last);
    if (order < 0 || order == 0 && header.kind() != HashHeader.Kind.SENT) {
      throw new IllegalStateException("the hashes of people do not ascend");
    }
    last = hash;
  }

  private void append(ByteBuffer filled) throws IOException {
    checksum.update(filled.array());
    buffered.write(filled.array());
    count++;
  }
}
