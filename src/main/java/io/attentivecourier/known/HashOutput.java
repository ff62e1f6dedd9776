package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.row.Presence;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Writes a {@link HashFile} from hashes that ascend. */
final class HashOutput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 14;

  private final HashHeader header;
  private final StagingOutput file;
  private final ByteBuffer buffer;
  private final CRC32C checksum = new CRC32C();
  private long count;
  private long last;
  private boolean finished;

  /**
   * @param path a file beside its final place; if a crash left one there, it is replaced
   */
  HashOutput(Path path, HashHeader header) throws IOException {
    this(StagingOutput.replace(path), header);
  }

  HashOutput(StagingOutput file, HashHeader header) throws IOException {
    this.header = header;
    this.buffer = ByteBuffer.allocate(Math.max(BUFFER_BYTES, header.recordBytes()));
    this.file = file;
    file.write(new byte[header.bytes()]);
  }

  void add(long hash) throws IOException {
    if (isNext(hash)) {
      append().putLong(hash);
    }
  }

  void add(long hash, long values, byte[] present) throws IOException {
    if (isNext(hash)) {
      append().putLong(hash).putLong(values).put(present);
    }
  }

  /** Adds an empty record for the line of a person who was forgotten. */
  void addForgotten() throws IOException {
    append().putLong(0).putLong(0).put(Presence.none(header.attributes().size()));
  }

  long count() {
    return count;
  }

  /**
   * Finishes the file, and forces it to disk if it is to be kept. The file stays where it is.
   *
   * @throws io.attentivecourier.run.Refusal NO_SPACE, as from all methods here, if the disk is full
   */
  HashFile finish() throws IOException {
    write(0);
    finished = true;
    return new HashFile(file.path(), header.finished(0, count, checksum));
  }

  /** Forces the file to disk, and moves it into place in one step. */
  void put(Path place, long sequence) throws IOException {
    write(sequence);
    Durable.move(file.path(), place);
    finished = true;
  }

  /** Deletes a file that was not finished, or not put in place. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      file.close();
      Files.deleteIfExists(file.path());
    }
  }

  private void write(long sequence) throws IOException {
    flush();
    file.writeFirst(header.finished(sequence, count, checksum).toBytes());
    file.finish();
  }

  /**
   * True if a hash is to be written; false for a member that came already. The hashes of a run may
   * repeat; in any other form that is an error.
   */
  private boolean isNext(long hash) {
    int order = count == 0 ? 1 : Long.compareUnsigned(hash, last);
    last = hash;
    if (order < 0 || order == 0 && !mayRepeat()) {
      throw new IllegalStateException("the hashes of a file do not ascend");
    }
    return order > 0 || header.form() == HashForm.SENT;
  }

  private boolean mayRepeat() {
    return header.form() == HashForm.SENT || header.form() == HashForm.MEMBERS;
  }

  /** The buffer with room for the next record. */
  private ByteBuffer append() throws IOException {
    if (buffer.remaining() < header.recordBytes()) {
      flush();
    }
    count++;
    return buffer;
  }

  private void flush() throws IOException {
    checksum.update(buffer.array(), 0, buffer.position());
    file.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
