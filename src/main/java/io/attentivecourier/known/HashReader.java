package io.attentivecourier.known;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads a {@link HashFile} from its first hash to its last, with a buffer of about 32 KiB. */
final class HashReader implements Closeable {
  private static final int BUFFER_BYTES = 1 << 15;

  private final HashFile file;
  private final InputStream input;
  private final ByteBuffer buffer;
  private final int recordBytes;
  private long line = -1;
  private int at;
  private long hash;
  private long previous;
  private long greatest;
  private boolean isAny;
  private final CRC32C checksum = new CRC32C();

  HashReader(HashFile file) throws IOException {
    this.file = file;
    this.recordBytes = file.header().recordBytes();
    int records = Math.max(2, BUFFER_BYTES / recordBytes);
    this.buffer = ByteBuffer.allocate(records * recordBytes).limit(0);
    this.input = Files.newInputStream(file.path());
    skipHeader();
  }

  private void skipHeader() throws IOException {
    try {
      input.skipNBytes(file.header().bytes());
    } catch (EOFException cut) {
      close();
      throw file.damaged();
    }
  }

  HashFile file() {
    return file;
  }

  /**
   * Moves to the next hash; returns false after the last.
   *
   * @throws IllegalStateException if the file is not what was written, at the latest at its end:
   *     damaged members would be taken for removed ones
   */
  boolean next() throws IOException {
    if (line + 1 >= file.header().count()) {
      checkWhole();
      line = file.header().count();
      return false;
    }
    at = line < 0 ? 0 : at + recordBytes;
    line++;
    fill();
    previous = line == 0 ? 0 : hash;
    hash = buffer.getLong(at);
    checkOrder();
    return true;
  }

  /** Moves to that hash, or to the first one after it; true if the hash is there. */
  boolean seek(long wanted) throws IOException {
    while (line < 0 || isBefore(wanted)) {
      if (!next()) {
        return false;
      }
    }
    return !isEnd() && hash == wanted && !isForgotten();
  }

  boolean isEnd() {
    return line >= file.header().count();
  }

  /** The number of the line, from 0. */
  long line() {
    return line;
  }

  long hash() {
    return hash;
  }

  long values() {
    return buffer.getLong(at + Long.BYTES);
  }

  byte[] present() {
    return Arrays.copyOfRange(buffer.array(), at + 2 * Long.BYTES, at + recordBytes);
  }

  /** True if this is a line of a run, and its person was forgotten. */
  boolean isForgotten() {
    return hash == 0 && file.header().form() == HashForm.SENT;
  }

  /**
   * True if a neighbouring record has the same hash: two people share it, so neither can be
   * compared.
   */
  boolean isShared() {
    boolean hasNext = line + 1 < file.header().count();
    return line > 0 && previous == hash || hasNext && buffer.getLong(at + recordBytes) == hash;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  /** True if the reader stands before that hash. Forgotten lines stand outside the order. */
  private boolean isBefore(long wanted) {
    return !isEnd() && (isForgotten() || Long.compareUnsigned(hash, wanted) < 0);
  }

  /** Checks that the hashes ascend. Those of a run may repeat. */
  private void checkOrder() {
    if (isForgotten()) {
      return;
    }
    int order = isAny ? Long.compareUnsigned(hash, greatest) : 1;
    if (order < 0 || order == 0 && file.header().form() != HashForm.SENT) {
      throw file.damaged();
    }
    greatest = hash;
    isAny = true;
  }

  private void checkWhole() {
    if (!isEnd() && !file.header().isOf(checksum)) {
      throw file.damaged();
    }
  }

  /** Fills the buffer with the current record, and with the one after it if there is one. */
  private void fill() throws IOException {
    int wanted = line + 1 < file.header().count() ? 2 * recordBytes : recordBytes;
    if (buffer.limit() - at >= wanted) {
      return;
    }
    buffer.position(at);
    buffer.compact();
    int read = input.readNBytes(buffer.array(), buffer.position(), buffer.remaining());
    checksum.update(buffer.array(), buffer.position(), read);
    buffer.position(buffer.position() + read).flip();
    at = 0;
    if (buffer.limit() < wanted) {
      throw file.damaged();
    }
  }
}
