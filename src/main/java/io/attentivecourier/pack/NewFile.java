package io.attentivecourier.pack;

import io.attentivecourier.home.StagingOutput;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A packed file while it is written. It keeps what went wrong: Camel's PGP format closes its
 * streams quietly, and a disk that is full at the last buffer would leave a cut file and no fault.
 */
public final class NewFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final StagingOutput output;
  private final HashingOutputStream hashed;
  private final OutputStream buffered;
  private boolean finished;

  private NewFile(StagingOutput output) {
    this.output = output;
    this.hashed = new HashingOutputStream(output::write);
    this.buffered = new BufferedOutputStream(hashed, BUFFER);
  }

  /**
   * Makes a file for its owner alone.
   *
   * @param plain the file that is packed
   * @param suffix is put behind its name
   * @throws io.attentivecourier.run.Refusal NO_SPACE, as all methods here, if the disk is full
   * @throws java.nio.file.FileAlreadyExistsException if it was packed before
   */
  public static NewFile beside(Path plain, String suffix) throws IOException {
    return new NewFile(StagingOutput.create(plain.resolveSibling(plain.getFileName() + suffix)));
  }

  /** The stream to write to. Closing it does nothing; {@link #finish()} is the end. */
  public OutputStream stream() {
    return new CloseShieldOutputStream(buffered);
  }

  /**
   * Forces the file to disk.
   *
   * @throws IOException also where a write failed and its caller did not hear of it
   */
  public Packed finish() throws IOException {
    hashed.rethrow();
    buffered.flush();
    output.finish();
    finished = true;
    return new Packed(
        output.path().toFile(), hashed.bytes(), HexFormat.of().formatHex(hashed.digest()));
  }

  /** Deletes a file that was not finished. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      output.close();
      Files.deleteIfExists(output.path());
    }
  }

  /** Hashes and counts what is written, and after a first failure takes nothing more. */
  static final class HashingOutputStream extends OutputStream {
    private final Sink sink;
    private final MessageDigest sha256 = ReadBack.Content.newDigest();
    private IOException fault;
    private long bytes;

    HashingOutputStream(Sink sink) {
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

  /** A stream that outlives whoever closes it. */
  private static final class CloseShieldOutputStream extends FilterOutputStream {
    CloseShieldOutputStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /**
   * A packed file, whole and forced to disk, that nobody has read back yet.
   *
   * @param bytes how many were handed to the disk
   * @param sha256 of those bytes, 64 hex digits
   */
  public record Packed(File file, long bytes, String sha256) {}
}
