package io.attentivecourier.known;

import io.attentivecourier.ledger.PeopleRepository;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * {@code subscribers.asking}, the log of an earlier courier of the people who were about to be
 * asked, in the order of asking: a head of 32 bytes and 16 bytes a person (hash, place from 0,
 * CRC-32C).
 *
 * <p>An entry never crosses a sector of 512 bytes, so a power cut leaves it whole, short or zero. A
 * short or zero entry at the end was never forced to disk, and its request never went out: it does
 * not count. Any other entry with a wrong place or checksum is damage, and then it is unknown who
 * was asked.
 *
 * @param generation grows by one with each new log; the sorted file has the same, or one more
 */
record AskedLog(Path path, String keyId, long generation, long[] hashes) {
  static final int HEAD_BYTES = 32;
  static final int ENTRY_BYTES = 16;

  private static final int MAGIC = 0x4143504C;
  private static final int VERSION = 1;
  private static final int KEY_ID_BYTES = 8;

  /**
   * Reads the log. It has at most 100,000 people: then the earlier courier merged it into the
   * sorted file.
   *
   * @throws IllegalStateException if it is damaged
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  static AskedLog read(Path path) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
    if (all.remaining() < HEAD_BYTES) {
      throw HashForm.ASKED.damaged(path);
    }
    byte[] id = new byte[KEY_ID_BYTES];
    all.position(2 * Integer.BYTES).get(id);
    String keyId = new String(id, StandardCharsets.US_ASCII);
    long generation = all.getLong();
    if (!all.slice(0, HEAD_BYTES).equals(head(keyId, generation))) {
      throw HashForm.ASKED.damaged(path);
    }
    return new AskedLog(
        path, keyId, generation, entries(path, all.slice(HEAD_BYTES, all.limit() - HEAD_BYTES)));
  }

  PeopleRepository.AskedSource source() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
    bytes.asLongBuffer().put(hashes);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return new PeopleRepository.AskedSource(
        path.getFileName().toString(), keyId, hashes.length, checksum.getValue());
  }

  private static long[] entries(Path path, ByteBuffer bytes) {
    int whole = bytes.remaining() / ENTRY_BYTES;
    long[] hashes = new long[whole];
    for (int place = 0; place < whole; place++) {
      ByteBuffer entry = bytes.slice(place * ENTRY_BYTES, ENTRY_BYTES);
      if (place == whole - 1 && isZero(entry)) {
        return Arrays.copyOf(hashes, place);
      }
      hashes[place] = entry.getLong(0);
      if (!entry.equals(entry(hashes[place], place))) {
        throw HashForm.ASKED.damaged(path);
      }
    }
    return hashes;
  }

  /**
   * True if all bytes are zero. The checksum of hash 0 at place 0 is not 0, so no entry is all
   * zeros.
   */
  private static boolean isZero(ByteBuffer entry) {
    return entry.getLong(0) == 0 && entry.getLong(Long.BYTES) == 0;
  }

  private static ByteBuffer entry(long hash, int place) {
    ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES).putLong(hash).putInt(place);
    return entry.putInt(checksum(entry)).flip();
  }

  private static ByteBuffer head(String keyId, long generation) {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).putInt(MAGIC).putInt(VERSION);
    head.put(keyId.getBytes(StandardCharsets.US_ASCII)).putLong(generation).putInt(0);
    return head.putInt(checksum(head)).flip();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.array(), 0, bytes.position());
    return (int) checksum.getValue();
  }
}
