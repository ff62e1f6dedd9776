package io.attentivecourier.segment;

import io.attentivecourier.home.StagingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a {@link SpillFile}; the caller sorts, and drops what comes twice. */
final class SpillWriter implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final StagingOutput output;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private long members;
  private int segment = -1;

  SpillWriter(Path path) throws IOException {
    output = StagingOutput.create(path);
  }

  /** The members that follow belong to the segment of this ordinal. */
  void segment(int ordinal) throws IOException {
    if (ordinal != segment) {
      endSegment();
      segment = ordinal;
      byte[] digits = Integer.toString(ordinal).getBytes(StandardCharsets.US_ASCII);
      line(digits, 0, digits.length);
    }
  }

  void member(byte[] source, int from, int to) throws IOException {
    line(source, from, to);
    members++;
  }

  void member(long phoneKey) throws IOException {
    room();
    filled = PhoneKey.write(phoneKey, buffer, filled);
    buffer[filled++] = '\n';
    members++;
  }

  SpillFile finish() throws IOException {
    endSegment();
    flush();
    output.close();
    return new SpillFile(output.path(), members);
  }

  @Override
  public void close() throws IOException {
    output.close();
  }

  private void endSegment() throws IOException {
    if (segment >= 0) {
      room();
      buffer[filled++] = '\n';
    }
  }

  private void line(byte[] source, int from, int to) throws IOException {
    room();
    System.arraycopy(source, from, buffer, filled, to - from);
    filled += to - from;
    buffer[filled++] = '\n';
  }

  private void room() throws IOException {
    if (buffer.length - filled <= SegmentStage.LONGEST_IDENTIFIER) {
      flush();
    }
  }

  private void flush() throws IOException {
    output.write(buffer, 0, filled);
    filled = 0;
  }
}
