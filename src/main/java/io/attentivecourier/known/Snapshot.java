package io.attentivecourier.known;

import static java.nio.file.StandardOpenOption.READ;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The members of one list as keyed hashes of 8 bytes, ascending as numbers without a sign.
 *
 * @param keyId of the key that hashed them
 * @param count members
 */
public record Snapshot(Path path, String keyId, long count) {

  /**
   * @throws IllegalStateException where the file is cut or no snapshot; the message has the mend
   */
  public static Snapshot read(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      SnapshotHeader header = SnapshotHeader.read(channel);
      if (header == null || !fits(header.count(), channel.size())) {
        throw damaged(path);
      }
      return new Snapshot(path, header.keyId(), header.count());
    } catch (EOFException cut) {
      throw damaged(path);
    }
  }

  /** The segment whose list it is. */
  public String segment() {
    return SnapshotName.segment(path);
  }

  /** Whether a member has that hash: 24 reads of 8 bytes for 10 million members. */
  public boolean contains(long hash) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      long low = 0;
      long high = count - 1;
      while (low <= high) {
        long middle = (low + high) >>> 1;
        int order = Long.compareUnsigned(at(channel, middle), hash);
        if (order == 0) {
          return true;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle - 1;
      }
      return false;
    }
  }

  static long end(long count) {
    return SnapshotHeader.BYTES + count * Long.BYTES;
  }

  /** Not by {@link #end}: that overflows for a damaged count. */
  private static boolean fits(long count, long size) {
    long bytes = size - SnapshotHeader.BYTES;
    return bytes / Long.BYTES == count && bytes % Long.BYTES == 0;
  }

  static IllegalStateException damaged(Path path) {
    return new IllegalStateException(
        "the member snapshot "
            + path.getParent().getFileName()
            + "/"
            + path.getFileName()
            + " is damaged; remove it: the next list is then compared by its rows alone");
  }

  private long at(FileChannel channel, long index) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, end(index) + bytes.position()) < 0) {
        throw damaged(path);
      }
    }
    return bytes.flip().getLong();
  }
}
