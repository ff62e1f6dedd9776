package io.attentivecourier.known;

import static java.nio.file.StandardOpenOption.READ;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A file of keyed hashes, ascending as unsigned numbers, each with the data that belongs to it. A
 * hash of 0 in the file of a run is a line whose person was forgotten; it stands outside the order.
 */
record HashFile(Path path, HashHeader header) {
  private static final int CHUNK = 1 << 16;

  /**
   * Reads the header alone.
   *
   * @throws IllegalStateException if the file is cut off or of another form
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  static HashFile open(Path path, HashForm form) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      HashHeader header = HashHeader.read(form, in);
      if (header == null || !fits(header, Files.size(path))) {
        throw form.damaged(path);
      }
      return new HashFile(path, header);
    }
  }

  /**
   * Reads the whole file, 180 MB for 10 million people, so that nobody is compared with a damaged
   * file.
   *
   * @throws IllegalStateException if it is not what was written
   */
  static HashFile whole(Path path, HashForm form) throws IOException {
    HashFile file = open(path, form);
    CRC32C checksum = new CRC32C();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(file.header.bytes());
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        checksum.update(chunk, 0, n);
      }
    }
    if (!file.header.isOf(checksum)) {
      throw form.damaged(path);
    }
    return file;
  }

  /**
   * True if a hash is in the file: it takes 24 reads of 8 bytes for 10 million hashes. Not for the
   * files of runs.
   */
  boolean contains(long hash) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      long low = 0;
      long high = header.count() - 1;
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

  IllegalStateException damaged() {
    return header.form().damaged(path);
  }

  private long at(FileChannel channel, long index) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    long position = header.bytes() + index * header.recordBytes();
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw damaged();
      }
    }
    return bytes.flip().getLong();
  }

  /**
   * True if the size fits the count. It divides, because a product overflows for a damaged count.
   */
  private static boolean fits(HashHeader header, long size) {
    long records = size - header.bytes();
    return records / header.recordBytes() == header.count() && records % header.recordBytes() == 0;
  }
}
