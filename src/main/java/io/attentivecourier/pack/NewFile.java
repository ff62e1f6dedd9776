package io.attentivecourier.pack;

import io.attentivecourier.home.StagingOutput;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A packed file while it is written. It keeps what went wrong: Camel's PGP format closes its
 * streams quietly, and a disk that is full at the last buffer would leave a cut file and no fault.
 */
public final class NewFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final StagingOutput output;
  private final Hashed hashed;
  private final OutputStream buffered;
  private boolean finished;

  private NewFile(StagingOutput output) {
    this.output = output;
    this.hashed = new Hashed(output::write);
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

  /** Where to write to. Closing it does nothing; {@link #finish()} is the end. */
  public OutputStream stream() {
    return new Uncloseable(buffered);
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
}
