package io.attentivecourier.sort;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Reads the hashes of one stretch of a file in order, through a buffer of its own. */
public final class HashInput {
  private final FileChannel channel;
  private final long end;
  private final ByteBuffer buffer;
  private final CRC32C checksum = new CRC32C();
  private long position;

  /**
   * @param bufferBytes 8 or more
   */
  public HashInput(FileChannel channel, long start, long end, int bufferBytes) {
    this.channel = channel;
    this.position = start;
    this.end = end;
    this.buffer = ByteBuffer.allocate(bufferBytes / Long.BYTES * Long.BYTES).limit(0);
  }

  /**
   * @throws EOFException behind the last, or where the file is shorter than it was
   */
  public long next() throws IOException {
    if (!buffer.hasRemaining()) {
      refill();
    }
    return buffer.getLong();
  }

  /** CRC-32C of the bytes read so far: of all of them behind the last hash. */
  public CRC32C checksum() {
    return checksum;
  }

  private void refill() throws IOException {
    if (position >= end) {
      throw new EOFException();
    }
    buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position);
      if (read < 0) {
        throw new EOFException();
      }
      position += read;
    }
    buffer.flip();
    checksum.update(buffer.array(), 0, buffer.limit());
  }
}
