package io.attentivecourier.known;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The outcome of each line of a run: {@code RUN.outcomes}, one byte a line after a head of 16 bytes
 * ({@code ACPO}, the version, the number of lines). Any thread may call it.
 */
public final class Outcomes implements Closeable {
  private static final int MAGIC = 0x4143504F;
  private static final int VERSION = 1;
  private static final int HEAD_BYTES = 16;
  private static final int WINDOW = 1 << 15;
  private static final RunReport.PersonOutcome[] ALL = RunReport.PersonOutcome.values();

  private final Path path;
  private final FileChannel channel;
  private final long lines;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowAt;

  private Outcomes(Path path, FileChannel channel, long lines) {
    this.path = path;
    this.channel = channel;
    this.lines = lines;
  }

  /**
   * @param folder {@code var/people/}
   * @throws IllegalStateException if the file is cut off or of another form
   * @throws java.nio.file.NoSuchFileException if the run was not published
   */
  public static Outcomes open(Path folder, RunId run) throws IOException {
    Path path = RunFiles.outcomes(folder, run);
    FileChannel channel = FileChannel.open(path, READ, WRITE);
    try {
      return new Outcomes(path, channel, lines(path, channel));
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Creates the file on disk, with all lines open. */
  public static void create(Path folder, RunId run, long lines) throws IOException {
    Path place = RunFiles.outcomes(folder, run);
    try (StagingOutput file = StagingOutput.replace(RunFiles.beside(place))) {
      file.write(head(lines), 0, HEAD_BYTES);
      byte[] open = new byte[WINDOW];
      for (long left = lines; left > 0; left -= WINDOW) {
        file.write(open, 0, (int) Math.min(WINDOW, left));
      }
      file.finish();
      Durable.move(file.path(), place);
    }
  }

  public long lines() {
    return lines;
  }

  /**
   * Sets outcomes; they are on disk when this method returns. A second call with the same outcomes
   * changes nothing.
   *
   * @param first the line of the first outcome, from 0
   * @throws IndexOutOfBoundsException for lines that the run does not have
   */
  public synchronized void set(long first, RunReport.PersonOutcome[] outcomes) throws IOException {
    check(first, outcomes.length);
    ByteBuffer bytes = ByteBuffer.allocate(outcomes.length);
    for (RunReport.PersonOutcome outcome : outcomes) {
      bytes.put((byte) outcome.ordinal());
    }
    bytes.flip();
    window.limit(0);
    while (bytes.hasRemaining()) {
      channel.write(bytes, HEAD_BYTES + first + bytes.position());
    }
    channel.force(false);
  }

  /** The outcome of a line. For one line after the other it reads 32 KiB at a time. */
  public synchronized RunReport.PersonOutcome get(long line) throws IOException {
    check(line, 1);
    if (line < windowAt || line >= windowAt + window.limit()) {
      read(line);
    }
    int code = window.get((int) (line - windowAt));
    if (code < 0 || code >= ALL.length) {
      throw HashForm.SENT.damaged(path);
    }
    return ALL[code];
  }

  /** The number of lines with each outcome; no outcome is left out. */
  public Map<RunReport.PersonOutcome, Long> counts() throws IOException {
    long[] counts = new long[ALL.length];
    for (long line = 0; line < lines; line++) {
      counts[get(line).ordinal()]++;
    }
    Map<RunReport.PersonOutcome, Long> map = new EnumMap<>(RunReport.PersonOutcome.class);
    for (RunReport.PersonOutcome outcome : ALL) {
      map.put(outcome, counts[outcome.ordinal()]);
    }
    return map;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void check(long first, int count) {
    if (first < 0 || first > lines - count) {
      throw new IndexOutOfBoundsException("the run has " + lines + " lines");
    }
  }

  private void read(long line) throws IOException {
    windowAt = line;
    window.clear().limit((int) Math.min(WINDOW, lines - line));
    fill(channel, window, HEAD_BYTES + line, path);
  }

  private static long lines(Path path, FileChannel channel) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    fill(channel, head, 0, path);
    long lines = channel.size() - HEAD_BYTES;
    if (!head.flip().equals(ByteBuffer.wrap(head(lines)))) {
      throw HashForm.SENT.damaged(path);
    }
    return lines;
  }

  private static void fill(FileChannel channel, ByteBuffer bytes, long at, Path path)
      throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw HashForm.SENT.damaged(path);
      }
    }
  }

  private static byte[] head(long lines) {
    return ByteBuffer.allocate(HEAD_BYTES).putInt(MAGIC).putInt(VERSION).putLong(lines).array();
  }
}
