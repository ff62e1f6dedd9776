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
 * The header before the hashes: the magic, the version of the form, the key's id, the place in the
 * order of publishing, the count, the CRC-32C of the records, the attributes' names, and the
 * CRC-32C of all that. It is written last: a file that was cut off has none.
 *
 * <p>The first version of a member snapshot can still be read: a baseline may be of last year. Its
 * header has 32 bytes, without a place and names, and one CRC-32C of the records and then of
 * itself.
 *
 * @param keyId the id of the key that hashed
 * @param attributes the attributes whose presence is kept; none if only hashes are kept
 * @param sequence a run that was published later has a higher one; 0 for files that belong to no
 *     run
 */
record HashHeader(
    HashForm form,
    int version,
    String keyId,
    List<String> attributes,
    long sequence,
    long count,
    long checksum) {
  private static final int START_BYTES = 16;
  private static final int KEY_ID_BYTES = 8;
  private static final int FIXED_BYTES = 44;
  private static final int FIRST_SNAPSHOT_BYTES = 32;

  /**
   * The maximum number of bytes of the names: 100 names of 200 characters, of at most 3 bytes, are
   * 60 kB.
   */
  private static final int MOST_NAME_BYTES = 1 << 20;

  HashHeader {
    attributes = List.copyOf(attributes);
    if (keyId.length() != KEY_ID_BYTES) {
      throw new IllegalArgumentException("a key's id has 8 characters, not " + keyId.length());
    }
  }

  static HashHeader of(HashForm form, String keyId, List<String> attributes) {
    return new HashHeader(form, form.version(), keyId, attributes, 0, 0, 0);
  }

  /** The finished header, of the newest version. */
  HashHeader finished(long atSequence, long records, CRC32C ofRecords) {
    return new HashHeader(
        form, form.version(), keyId, attributes, atSequence, records, ofRecords.getValue());
  }

  /** The number of bytes of the header. */
  int bytes() {
    return isFirstSnapshot() ? FIRST_SNAPSHOT_BYTES : FIXED_BYTES + names().length + Long.BYTES;
  }

  /** The number of bytes of one hash with the data that belongs to it. */
  int recordBytes() {
    return form.hasValues() ? 2 * Long.BYTES + Presence.bytes(attributes.size()) : Long.BYTES;
  }

  /**
   * @param ofRecords the CRC-32C of all records, in order; this method may update it
   */
  boolean isOf(CRC32C ofRecords) {
    if (isFirstSnapshot()) {
      ByteBuffer own = start(ByteBuffer.allocate(START_BYTES + Long.BYTES)).putLong(count);
      ofRecords.update(own.flip());
    }
    return ofRecords.getValue() == checksum;
  }

  byte[] toBytes() {
    byte[] names = names();
    ByteBuffer bytes = start(ByteBuffer.allocate(bytes())).putLong(sequence).putLong(count);
    bytes.putLong(checksum).putInt(names.length).put(names);
    return bytes.putLong(checksum(bytes.array(), bytes.position())).array();
  }

  /** Reads a header; returns null if the stream does not begin with a whole header of that form. */
  static HashHeader read(HashForm form, DataInputStream in) throws IOException {
    try {
      byte[] start = new byte[START_BYTES];
      in.readFully(start);
      ByteBuffer bytes = ByteBuffer.wrap(start);
      if (bytes.getInt() != form.magic()) {
        return null;
      }
      int version = bytes.getInt();
      if (version == form.version()) {
        return newest(form, start, in);
      }
      return form == HashForm.MEMBERS && version == 1 ? firstSnapshot(bytes, in) : null;
    } catch (EOFException cut) {
      return null;
    }
  }

  private static HashHeader newest(HashForm form, byte[] start, DataInputStream in)
      throws IOException {
    byte[] fixed = Arrays.copyOf(start, FIXED_BYTES);
    in.readFully(fixed, START_BYTES, FIXED_BYTES - START_BYTES);
    int names = ByteBuffer.wrap(fixed).getInt(FIXED_BYTES - Integer.BYTES);
    if (names < 0 || names > MOST_NAME_BYTES) {
      return null;
    }
    byte[] all = Arrays.copyOf(fixed, FIXED_BYTES + names);
    in.readFully(all, FIXED_BYTES, names);
    return in.readLong() == checksum(all, all.length) ? of(form, ByteBuffer.wrap(all)) : null;
  }

  private static HashHeader of(HashForm form, ByteBuffer bytes) {
    String keyId = text(bytes.position(START_BYTES - KEY_ID_BYTES), KEY_ID_BYTES);
    long sequence = bytes.getLong();
    long count = bytes.getLong();
    long checksum = bytes.getLong();
    String names = text(bytes, bytes.getInt());
    List<String> attributes = names.isEmpty() ? List.of() : List.of(names.split("\n"));
    return new HashHeader(form, form.version(), keyId, attributes, sequence, count, checksum);
  }

  /** Reads the header of the first version. Nothing proves it before all records are read. */
  private static HashHeader firstSnapshot(ByteBuffer keyId, DataInputStream in) throws IOException {
    String id = StandardCharsets.ISO_8859_1.decode(keyId).toString();
    return new HashHeader(HashForm.MEMBERS, 1, id, List.of(), 0, in.readLong(), in.readLong());
  }

  private boolean isFirstSnapshot() {
    return version < form.version();
  }

  private ByteBuffer start(ByteBuffer bytes) {
    byte[] id = keyId.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.putInt(form.magic()).putInt(version).put(id);
  }

  /** The names as bytes. A name holds no control character, so a line end separates two names. */
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
