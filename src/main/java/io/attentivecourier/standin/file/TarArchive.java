package io.attentivecourier.standin.file;

import io.attentivecourier.standin.Breach;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A list in a tar archive: a header of 512 bytes, the rows, and zeroes (POSIX.1-1988, ustar). */
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int KIND = 156;

  private TarArchive() {}

  static Decoder.Contents open(InputStream stored, String plain) throws IOException, Breach {
    byte[] header = stored.readNBytes(BLOCK);
    if (header.length < BLOCK || sum(header) != octal(header, 148, 8)) {
      throw new Breach("the archive has no header, or a damaged one");
    }
    boolean file = header[KIND] == '0' || header[KIND] == 0;
    if (!file || !text(header, 0, 100).equals(plain)) {
      throw new Breach("the file in the archive is not named as the archive");
    }
    long size = octal(header, 124, 12);
    return new Decoder.Contents(new Rows(stored, size), () -> zeroes(stored));
  }

  /** Padding, and the blocks that end the archive: anything else is a second file. */
  private static void zeroes(InputStream stored) throws IOException, Breach {
    byte[] rest = new byte[BLOCK];
    for (int n = stored.read(rest); n >= 0; n = stored.read(rest)) {
      for (int i = 0; i < n; i++) {
        if (rest[i] != 0) {
          throw new Breach("the archive holds more than one file");
        }
      }
    }
  }

  /** The sum of all bytes, with blanks for the sum itself. */
  private static long sum(byte[] header) {
    byte[] summed = header.clone();
    Arrays.fill(summed, 148, 156, (byte) ' ');
    long sum = 0;
    for (byte b : summed) {
      sum += b & 0xFF;
    }
    return sum;
  }

  private static long octal(byte[] header, int from, int length) throws Breach {
    try {
      return Long.parseLong(text(header, from, length).strip(), 8);
    } catch (NumberFormatException damaged) {
      throw new Breach("the archive has no header, or a damaged one");
    }
  }

  private static String text(byte[] header, int from, int length) {
    String field = new String(header, from, length, StandardCharsets.US_ASCII);
    int end = field.indexOf('\0');
    return end < 0 ? field : field.substring(0, end);
  }

  /** The rows of an entry: as many bytes as the header says; fewer are no list. */
  private static final class Rows extends InputStream {
    private final InputStream in;
    private long left;

    Rows(InputStream in, long size) {
      this.in = in;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(bytes, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("the archive is cut");
      }
      left -= n;
      return n;
    }
  }
}
