package io.attentivecourier.known;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The first 32 bytes of a snapshot: {@code ACMS}, the version of the form, the key's id, the count,
 * and the CRC-32C of the hashes and of this header up to there. Written last: a file that was cut
 * off has none.
 */
record SnapshotHeader(String keyId, long count, long checksum) {
  static final int BYTES = 32;

  private static final int MAGIC = 0x41434D53;
  private static final int VERSION = 1;
  private static final int KEY_ID_BYTES = 8;

  /**
   * @param hashes the checksum of the hashes, which this goes on with
   */
  static SnapshotHeader of(String keyId, long count, CRC32C hashes) {
    hashes.update(start(keyId, count).flip());
    return new SnapshotHeader(keyId, count, hashes.getValue());
  }

  byte[] toBytes() {
    return start(keyId, count).putLong(checksum).array();
  }

  /** Null where the file does not begin with a header. */
  static SnapshotHeader read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    bytes.flip();
    return bytes.getInt() == MAGIC && bytes.getInt() == VERSION ? rest(bytes) : null;
  }

  private static SnapshotHeader rest(ByteBuffer bytes) {
    byte[] keyId = new byte[KEY_ID_BYTES];
    bytes.get(keyId);
    return new SnapshotHeader(
        new String(keyId, StandardCharsets.US_ASCII), bytes.getLong(), bytes.getLong());
  }

  private static ByteBuffer start(String keyId, long count) {
    byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
    if (id.length != KEY_ID_BYTES) {
      throw new IllegalArgumentException("a key's id has 8 characters, not " + id.length);
    }
    return ByteBuffer.allocate(BYTES).putInt(MAGIC).putInt(VERSION).put(id).putLong(count);
  }
}
