package io.attentivecourier.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Hashes and counts what is written, and after a first failure takes nothing more. */
final class Hashed extends OutputStream {
  private final Sink sink;
  private final MessageDigest sha256 = Content.newDigest();
  private IOException fault;
  private long bytes;

  Hashed(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] chunk, int offset, int length) throws IOException {
    rethrow();
    try {
      sink.write(chunk, offset, length);
    } catch (IOException failed) {
      fault = failed;
      throw failed;
    }
    sha256.update(chunk, offset, length);
    bytes += length;
  }

  /** Throws the first failure again, where there was one. */
  void rethrow() throws IOException {
    if (fault != null) {
      throw new IOException("a write failed before", fault);
    }
  }

  long bytes() {
    return bytes;
  }

  byte[] digest() {
    return sha256.digest();
  }

  /** Takes bytes of an array, all of them or none. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] bytes, int from, int length) throws IOException;
  }
}
