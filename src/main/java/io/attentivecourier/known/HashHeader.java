package io.attentivecourier.known;

import io.attentivecourier.row.Presence;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What stands before the hashes: the magic, the version of the form, the key's id, the place in the
 * order of publishing, the count, the CRC-32C of the records, the attributes' names, and the
 * CRC-32C of all that. Written last: a file that was cut off has none.
 *
 * @param keyId of the key that hashed
 * @param attributes whose presence is kept; none where only hashes are
 * @param sequence a run that was published later has a higher one; 0 for files of no run
 */
record HashHeader(
    Kind kind, String keyId, List<String> attributes, long sequence, long count, long checksum) {
  /** The magics: {@code ACPK}, {@code ACPS}, {@code ACPA}, {@code ACPR}. */
  enum Kind {
    KNOWN(0x4143504B),
    SENT(0x41435053),
    ASKED(0x41435041),
    READ(0x41435052);

    private final int magic;

    Kind(int magic) {
      this.magic = magic;
    }

    /** Whether values and presence stand behind each hash. */
    boolean hasValues() {
      return this == KNOWN || this == SENT;
    }
  }

  private static final int VERSION = 1;
  private static final int KEY_ID_BYTES = 8;
  private static final int FIXED_BYTES = 44;

  /** 100 names of 200 characters, of 3 bytes at most, are 60 kB. */
  private static final int MOST_NAME_BYTES = 1 << 20;

  HashHeader {
    attributes = List.copyOf(attributes);
    if (keyId.length() != KEY_ID_BYTES) {
      throw new IllegalArgumentException("a key's id has 8 characters, not " + keyId.length());
    }
  }

  static HashHeader of(Kind kind, String keyId, List<String> attributes) {
    return new HashHeader(kind, keyId, attributes, 0, 0, 0);
  }

  HashHeader finished(long sequence, long count, long checksum) {
    return new HashHeader(kind, keyId, attributes, sequence, count, checksum);
  }

  /** The bytes of the header. */
  int bytes() {
    return FIXED_BYTES + names().length + Long.BYTES;
  }

  /** The bytes of one hash with what belongs to it. */
  int recordBytes() {
    return kind.hasValues() ? 2 * Long.BYTES + Presence.bytes(attributes.size()) : Long.BYTES;
  }

  byte[] toBytes() {
    byte[] names = names();
    ByteBuffer bytes = ByteBuffer.allocate(bytes()).putInt(kind.magic).putInt(VERSION);
    bytes.put(keyId.getBytes(StandardCharsets.US_ASCII)).putLong(sequence).putLong(count);
    bytes.putLong(checksum).putInt(names.length).put(names);
    return bytes.putLong(checksum(bytes.array(), bytes.position())).array();
  }

  /** Null where the stream does not begin with a whole header of that kind. */
  static HashHeader read(Kind kind, DataInputStream in) throws IOException {
    try {
      byte[] fixed = in.readNBytes(FIXED_BYTES);
      int names = ByteBuffer.wrap(fixed).getInt(FIXED_BYTES - Integer.BYTES);
      if (names < 0 || names > MOST_NAME_BYTES) {
        return null;
      }
      byte[] all = Arrays.copyOf(fixed, FIXED_BYTES + names);
      in.readFully(all, FIXED_BYTES, names);
      return in.readLong() == checksum(all, all.length) ? of(kind, ByteBuffer.wrap(all)) : null;
    } catch (EOFException | IndexOutOfBoundsException cut) {
      return null;
    }
  }

  private static HashHeader of(Kind kind, ByteBuffer bytes) {
    if (bytes.getInt() != kind.magic || bytes.getInt() != VERSION) {
      return null;
    }
    String keyId = text(bytes, KEY_ID_BYTES);
    long sequence = bytes.getLong();
    long count = bytes.getLong();
    long checksum = bytes.getLong();
    String names = text(bytes, bytes.getInt());
    List<String> attributes = names.isEmpty() ? List.of() : List.of(names.split("\n"));
    return new HashHeader(kind, keyId, attributes, sequence, count, checksum);
  }

  /** A name holds no control character, so a line end parts two. */
  private byte[] names() {
    return String.join("\n", attributes).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ByteBuffer bytes, int length) {
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }
}
