package io.attentivecourier.known;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.FullDisk;
import io.attentivecourier.home.StagingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Who is about to be asked, in the order of asking: a head of 32 bytes and 16 bytes a person (hash,
 * place from 0, CRC-32C), each on disk before the request goes out.
 *
 * <p>An entry never crosses a sector of 512 bytes, so a power cut leaves it whole, short or zero. A
 * short or zero one at the end was never forced, and its request never went out: it is dropped. Any
 * other entry that does not check is damage, and then nobody can tell who was asked.
 */
final class AskedLog implements Closeable {
  static final int HEAD_BYTES = 32;
  static final int ENTRY_BYTES = 16;

  private static final int MAGIC = 0x4143504C;
  private static final int VERSION = 1;
  private static final int KEY_ID_BYTES = 8;

  private final Path path;
  private final FileChannel channel;
  private final String keyId;
  private final long generation;

  private AskedLog(Path path, FileChannel channel, ByteBuffer head) {
    this.path = path;
    this.channel = channel;
    byte[] id = new byte[KEY_ID_BYTES];
    head.position(2 * Integer.BYTES).get(id);
    this.keyId = new String(id, StandardCharsets.US_ASCII);
    this.generation = head.getLong();
  }

  /**
   * @throws IllegalStateException where it is damaged
   * @throws java.nio.file.NoSuchFileException where there is none
   */
  static AskedLog open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, READ, WRITE);
    try {
      ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
      read(channel, head, 0);
      AskedLog log = new AskedLog(path, channel, head);
      if (!head.rewind().equals(ByteBuffer.wrap(head(log.keyId, log.generation)))) {
        throw HashForm.ASKED.damaged(path);
      }
      return log;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /** An empty log, in the place of what is there. */
  static void begin(Path path, String keyId, long generation) throws IOException {
    try (StagingOutput file = StagingOutput.replace(RunFiles.beside(path))) {
      file.write(head(keyId, generation), 0, HEAD_BYTES);
      file.finish();
      Durable.move(file.path(), path);
    }
  }

  String keyId() {
    return keyId;
  }

  /** One more with each new log: who remembers entries learns that they are elsewhere. */
  long generation() {
    return generation;
  }

  /**
   * The hashes from that place on, and cuts off a last entry that never counted.
   *
   * @throws IllegalStateException where one is damaged
   */
  long[] from(long place) throws IOException {
    long bytes = channel.size() - HEAD_BYTES;
    long whole = bytes / ENTRY_BYTES;
    long[] hashes = new long[Math.toIntExact(Math.max(0, whole - place))];
    for (int i = 0; i < hashes.length; i++) {
      ByteBuffer entry = entry(place + i);
      if (isZero(entry) && place + i == whole - 1) {
        cut(whole - 1);
        return Arrays.copyOf(hashes, i);
      }
      hashes[i] = hash(entry, place + i);
    }
    if (bytes % ENTRY_BYTES != 0) {
      cut(whole);
    }
    return hashes;
  }

  /** On disk when it returns. */
  void append(long hash, long place) throws IOException {
    ByteBuffer entry = bytes(hash, place);
    try {
      while (entry.hasRemaining()) {
        channel.write(entry, position(place) + entry.position());
      }
      channel.force(true);
    } catch (IOException failure) {
      throw FullDisk.explain(path, failure);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private ByteBuffer entry(long place) throws IOException {
    ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES);
    read(channel, entry, position(place));
    return entry.flip();
  }

  private long hash(ByteBuffer entry, long place) {
    long hash = entry.getLong(0);
    if (!entry.equals(bytes(hash, place))) {
      throw HashForm.ASKED.damaged(path);
    }
    return hash;
  }

  private void cut(long entries) throws IOException {
    channel.truncate(position(entries));
    channel.force(true);
  }

  private static void read(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new IllegalStateException("a log of who was asked is cut off");
      }
    }
  }

  private static boolean isZero(ByteBuffer entry) {
    return entry.getLong(0) == 0 && entry.getLong(Long.BYTES) == 0;
  }

  private static long position(long place) {
    return HEAD_BYTES + place * ENTRY_BYTES;
  }

  /** The check of hash 0 at place 0 is not 0, so no entry is all zeros. */
  private static ByteBuffer bytes(long hash, long place) {
    ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES).putLong(hash).putInt((int) place);
    return entry.putInt(checksum(entry)).flip();
  }

  private static byte[] head(String keyId, long generation) {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).putInt(MAGIC).putInt(VERSION);
    head.put(keyId.getBytes(StandardCharsets.US_ASCII)).putLong(generation).putInt(0);
    return head.putInt(checksum(head)).array();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.array(), 0, bytes.position());
    return (int) checksum.getValue();
  }
}
