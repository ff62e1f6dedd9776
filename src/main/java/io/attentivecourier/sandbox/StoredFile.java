package io.attentivecourier.sandbox;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file as it lies in the folder: its size and its hash. */
record StoredFile(long bytes, String sha256) {

  /**
   * Rows and hash in one pass. The library interrupts the thread of a cut-off session, which would
   * close an NIO stream.
   */
  static StoredFile read(Path file, Decoder decoder, Reading reading) throws IOException, Breach {
    MessageDigest digest = newDigest();
    try (InputStream stored = new DigestInputStream(new FileInputStream(file.toFile()), digest);
        Contents contents = decoder.open(stored, file.getFileName().toString())) {
      reading.read(new Lines(contents.list()));
      contents.end().check();
      stored.transferTo(OutputStream.nullOutputStream());
    }
    return new StoredFile(Files.size(file), HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
