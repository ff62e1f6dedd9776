package io.attentivecourier.list;

import io.attentivecourier.home.LineEnds;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.run.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes one segment's list, and hashes and counts it on the way. For one thread. */
public final class SegmentFileWriter implements Closeable {
  private final String segment;
  private final Path path;
  private final StagingOutput output;
  private final MessageDigest sha256;
  private long rows;
  private long bytes;
  private boolean finished;

  /**
   * Makes {@code ORDINAL.csv}, for its owner alone. A list that is unwritten is counted and hashed,
   * and has no file.
   *
   * @param folder exists already
   * @throws Refusal NO_SPACE, as all methods here, if the disk is full
   * @throws java.nio.file.FileAlreadyExistsException if the ordinal was used
   */
  public SegmentFileWriter(
      Path folder, int ordinal, String segment, StagingOutput.Lifetime lifetime)
      throws IOException {
    this.segment = segment;
    this.path = folder.resolve(ordinal + ".csv");
    this.sha256 = sha256();
    this.output =
        lifetime == StagingOutput.Lifetime.UNWRITTEN ? null : StagingOutput.create(path, lifetime);
  }

  /**
   * @param csv whole lines
   * @throws IllegalStateException if it has not as many lines as rows, or ends within a line
   */
  public void append(byte[] csv, int rows) throws IOException {
    int lines = LineEnds.among(csv, csv.length);
    if (rows < 1 || lines != rows || csv[csv.length - 1] != '\n') {
      throw new IllegalStateException(
          "segment %s: %d rows make %d lines".formatted(segment, rows, lines));
    }
    if (output != null) {
      output.write(csv);
    }
    sha256.update(csv);
    this.rows += rows;
    this.bytes += csv.length;
  }

  /**
   * Closes the file, and forces it to disk if it is to be kept.
   *
   * @throws IllegalStateException for a file without rows, which would remove all members, and for
   *     one that is not as long as what was appended
   */
  public StagedFile finish() throws IOException {
    if (rows == 0) {
      throw new IllegalStateException("segment " + segment + ": an empty file is never staged");
    }
    if (output != null) {
      output.finish();
      checkSize();
    }
    finished = true;
    return new StagedFile(segment, path, rows, bytes, HexFormat.of().formatHex(sha256.digest()));
  }

  /** Deletes a file that was not finished. */
  @Override
  public void close() throws IOException {
    if (!finished && output != null) {
      output.close();
      Files.deleteIfExists(path);
    }
  }

  /** A write that failed half-way and was tried again leaves more than was hashed. */
  private void checkSize() throws IOException {
    long size = Files.size(path);
    if (size != bytes) {
      throw new IllegalStateException(
          "segment %s: %d bytes were written and %d are there".formatted(segment, bytes, size));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }

  /**
   * A segment's list, whole and forced to disk, as its CSV lines are before any packing; only
   * counted where its lifetime says so.
   *
   * @param rows its lines
   * @param sha256 of its bytes, 64 hex digits
   */
  public record StagedFile(String segment, Path path, long rows, long bytes, String sha256) {}
}
