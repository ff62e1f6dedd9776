package io.attentivecourier.people;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file for its owner alone, written from front to end in 64 KiB. */
final class FreshFile implements Closeable {
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final int BUFFER_BYTES = 1 << 16;

  /** The words for a full disk depend on the system's language; the space left does not. */
  private static final long FULL_BELOW_BYTES = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

  private FreshFile(Path path) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), OWNER_ONLY);
  }

  /**
   * Replaces what a crash left under that name.
   *
   * @throws Refusal NO_SPACE, as all methods here, if less than 1 MiB is free after a failure
   */
  static FreshFile create(Path path) throws IOException {
    Files.deleteIfExists(path);
    try {
      return new FreshFile(path);
    } catch (IOException failure) {
      throw told(path, failure);
    }
  }

  Path path() {
    return path;
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    if (buffer.remaining() < length) {
      flush();
    }
    if (buffer.remaining() < length) {
      put(ByteBuffer.wrap(bytes, from, length));
    } else {
      buffer.put(bytes, from, length);
    }
  }

  /** Writes over the first bytes of the file; nothing can be added then. */
  void writeFirst(byte[] bytes) throws IOException {
    flush();
    channel.position(0);
    put(ByteBuffer.wrap(bytes));
  }

  /** On disk when it returns: some file systems find room for what was written only here. */
  void finish() throws IOException {
    flush();
    try {
      channel.force(true);
      channel.close();
    } catch (IOException failure) {
      throw told(path, failure);
    }
  }

  /** As {@link #finish}, for a file that need not outlive a power cut. */
  void end() throws IOException {
    flush();
    close();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (IOException failure) {
      throw told(path, failure);
    }
  }

  /** The failure itself, or a refusal if it is that the disk is full. */
  static IOException told(Path path, IOException failure) {
    if (isFull(path)) {
      var refusal = new Refusal(Reason.NO_SPACE, "no space left to write " + path.getFileName());
      refusal.initCause(failure);
      throw refusal;
    }
    return failure;
  }

  private static boolean isFull(Path path) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      return Files.getFileStore(folder).getUsableSpace() < FULL_BELOW_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }

  private void flush() throws IOException {
    put(buffer.flip());
    buffer.clear();
  }

  private void put(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failure) {
      throw told(path, failure);
    }
  }
}
