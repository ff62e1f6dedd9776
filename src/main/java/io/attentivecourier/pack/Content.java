package io.attentivecourier.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was read from a file, from its first byte to its last.
 *
 * @param lines its line feeds: the rows of a list
 * @param sha256 64 hex digits
 */
record Content(long bytes, long lines, String sha256) {
  private static final int CHUNK = 1 << 16;

  static Content of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /** Reads to the end, in 64 KiB of memory; does not close. */
  static Content of(InputStream in) throws IOException {
    MessageDigest digest = newDigest();
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    long lines = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      digest.update(chunk, 0, n);
      bytes += n;
      lines += lines(chunk, n);
    }
    return new Content(bytes, lines, HexFormat.of().formatHex(digest.digest()));
  }

  private static long lines(byte[] chunk, int length) {
    long lines = 0;
    for (int i = 0; i < length; i++) {
      lines += chunk[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }
}
