package io.attentivecourier.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the hash that identifies a file: SHA-256, 64 hex digits; in a few KiB of memory. */
public final class FileHash {
  private static final int CHUNK = 1 << 16;

  private FileHash() {}

  public static String sha256(Path file) throws IOException {
    return sha256(Files.newInputStream(file));
  }

  /** The same of bytes. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** The same of a file's first bytes; of all, where it has fewer. */
  public static String sha256(Path file, long first) throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      long left = first;
      for (int n = read(in, chunk, left); n > 0; n = read(in, chunk, left)) {
        digest.update(chunk, 0, n);
        left -= n;
      }
    }
    return hex(digest);
  }

  private static int read(InputStream in, byte[] chunk, long most) throws IOException {
    return in.read(chunk, 0, (int) Math.min(chunk.length, most));
  }

  /** The same of a stream, which is read to its end and closed. */
  public static String sha256(InputStream bytes) throws IOException {
    try (DigestInputStream in = new DigestInputStream(bytes, digest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return ofRead(in);
    }
  }

  /** The file as a stream that hashes whatever is read from it: see {@link #ofRead}. */
  public static DigestInputStream reading(Path file) throws IOException {
    return new DigestInputStream(Files.newInputStream(file), digest());
  }

  /** The hash of the bytes that were read so far. It can be asked for once. */
  public static String ofRead(DigestInputStream read) {
    return hex(read.getMessageDigest());
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
