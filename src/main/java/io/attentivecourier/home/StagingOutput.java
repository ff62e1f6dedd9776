package io.attentivecourier.home;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A new file that only its owner reads, and that tells a full disk from any other failure. It has
 * no buffer: a caller that writes little at a time puts one before it.
 */
public final class StagingOutput extends OutputStream {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path path;
  private final FileChannel channel;
  private final Lifetime lifetime;

  private StagingOutput(Path path, FileChannel channel, Lifetime lifetime) {
    this.path = path;
    this.channel = channel;
    this.lifetime = lifetime;
  }

  /**
   * @throws io.attentivecourier.run.Refusal NO_SPACE, as all methods here, if less than 1 MiB is
   *     free after a failure
   * @throws java.nio.file.FileAlreadyExistsException if there is one of that name
   */
  public static StagingOutput create(Path path) throws IOException {
    return create(path, Lifetime.KEPT);
  }

  /** As {@link #create(Path)}, for a file that may be discarded before it has to be on disk. */
  public static StagingOutput create(Path path, Lifetime lifetime) throws IOException {
    try {
      FileChannel channel = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), OWNER_ONLY);
      return new StagingOutput(path, channel, lifetime);
    } catch (IOException failure) {
      throw FullDisk.explain(path, failure);
    }
  }

  /** As {@link #create}, over a file that a crash left under that name. */
  public static StagingOutput replace(Path path) throws IOException {
    Files.deleteIfExists(path);
    return create(path);
  }

  public Path path() {
    return path;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException failure) {
      throw FullDisk.explain(path, failure);
    }
  }

  /** Writes over the first bytes of the file; nothing can be written behind the others then. */
  public void writeFirst(byte[] bytes) throws IOException {
    channel.position(0);
    write(bytes);
  }

  /**
   * Closes the file, and forces it to disk if it is kept: some file systems find room for the bytes
   * only here.
   */
  public void finish() throws IOException {
    close();
    try {
      if (lifetime == Lifetime.KEPT) {
        Durable.force(path);
      }
    } catch (IOException failure) {
      throw FullDisk.explain(path, failure);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (IOException failure) {
      throw FullDisk.explain(path, failure);
    }
  }

  /** The time that a file is needed. It decides if the file is forced to disk once it is whole. */
  public enum Lifetime {
    /** It outlives this process: forced to disk. */
    KEPT,
    /** The same, but whoever makes many of them forces them together, before they count. */
    FORCED_LATER,
    /**
     * It is deleted with its run, as all files of a plan: not forced. A force takes 1 ms, and a
     * plan of 50,000 segments has 100,000 files.
     */
    DISCARDED,
    /**
     * It is never read: nobody makes it. To make and delete one takes 0.1 ms of CPU, which was more
     * than half of a plan of 50,000 segments.
     */
    UNWRITTEN
  }
}
