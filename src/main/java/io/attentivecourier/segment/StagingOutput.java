package io.attentivecourier.segment;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.attentivecourier.home.Durable;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file that only its owner reads, and that tells a full disk from any other failure. */
public final class StagingOutput implements Closeable {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** The text of "No space left on device" depends on the system's language; the space does not. */
  private static final long FULL_BELOW_BYTES = 1 << 20;

  private final Path path;
  private final SeekableByteChannel channel;

  private StagingOutput(Path path, SeekableByteChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * @throws Refusal NO_SPACE, as all methods here, if less than 1 MiB is free after a failure
   */
  public static StagingOutput create(Path path) throws IOException {
    return withSpace(
        path,
        () ->
            new StagingOutput(
                path, Files.newByteChannel(path, Set.of(CREATE_NEW, WRITE), OWNER_ONLY)));
  }

  public Path path() {
    return path;
  }

  public void write(byte[] bytes, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
    withSpace(
        path,
        () -> {
          while (rest.hasRemaining()) {
            channel.write(rest);
          }
          return null;
        });
  }

  /** Some file systems find room for what was written only here. */
  public void force() throws IOException {
    withSpace(
        path,
        () -> {
          Durable.force(path);
          return null;
        });
  }

  @Override
  public void close() throws IOException {
    withSpace(
        path,
        () -> {
          channel.close();
          return null;
        });
  }

  private static <T> T withSpace(Path path, Write<T> write) throws IOException {
    try {
      return write.run();
    } catch (IOException failure) {
      if (isFull(path)) {
        throw noSpace(path, failure);
      }
      throw failure;
    }
  }

  private static boolean isFull(Path path) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      return Files.getFileStore(folder).getUsableSpace() < FULL_BELOW_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Refusal noSpace(Path path, IOException failure) {
    Refusal refusal =
        new Refusal(Reason.NO_SPACE, "no space left to write staging file " + path.getFileName());
    refusal.initCause(failure);
    return refusal;
  }

  @FunctionalInterface
  private interface Write<T> {
    T run() throws IOException;
  }
}
