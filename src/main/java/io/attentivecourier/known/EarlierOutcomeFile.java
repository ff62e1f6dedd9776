package io.attentivecourier.known;

import static java.nio.file.StandardOpenOption.READ;

import io.attentivecourier.ledger.OutcomeRepository;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code RUN.outcomes} of an earlier courier: one byte a line, after a head of 16 bytes ({@code
 * ACPO}, the version, the number of lines).
 */
final class EarlierOutcomeFile implements OutcomeRepository.EarlierOutcomes {
  private static final int MAGIC = 0x4143504F;
  private static final int VERSION = 1;
  private static final int HEAD_BYTES = 16;
  private static final int WINDOW = 1 << 15;

  /** The outcome of each byte, from 0. */
  private static final List<RunReport.PersonOutcome> OUTCOMES =
      List.of(
          RunReport.PersonOutcome.OPEN,
          RunReport.PersonOutcome.APPLIED,
          RunReport.PersonOutcome.REFUSED,
          RunReport.PersonOutcome.UNCONFIRMED);

  private final Path path;
  private final RunId run;
  private final long lines;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowAt;

  private EarlierOutcomeFile(Path path, RunId run, long lines) {
    this.path = path;
    this.run = run;
    this.lines = lines;
  }

  /**
   * Reads the head alone.
   *
   * @throws IllegalStateException if it is cut off or of another form
   */
  static EarlierOutcomeFile open(Path path, RunId run) throws IOException {
    return new EarlierOutcomeFile(path, run, lines(path));
  }

  /**
   * Reads the whole file, 10 MB for 10 million people.
   *
   * @throws IllegalStateException if it is not what was written
   */
  void check() throws IOException {
    for (long line = 0; line < lines; line++) {
      at(line);
    }
  }

  private static long lines(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
      fill(channel, head, 0, path);
      long lines = channel.size() - HEAD_BYTES;
      ByteBuffer good = ByteBuffer.allocate(HEAD_BYTES).putInt(MAGIC).putInt(VERSION);
      if (!head.flip().equals(good.putLong(lines).flip())) {
        throw HashForm.SENT.damaged(path);
      }
      return lines;
    }
  }

  @Override
  public RunId run() {
    return run;
  }

  @Override
  public long lines() {
    return lines;
  }

  @Override
  public List<RunReport.PersonOutcome> of(long first, int people) {
    List<RunReport.PersonOutcome> outcomes = new ArrayList<>(people);
    try {
      for (long line = first; line < first + people; line++) {
        outcomes.add(at(line));
      }
      return outcomes;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private RunReport.PersonOutcome at(long line) throws IOException {
    if (line < windowAt || line >= windowAt + window.limit()) {
      read(line);
    }
    int code = window.get((int) (line - windowAt));
    if (code < 0 || code >= OUTCOMES.size()) {
      throw HashForm.SENT.damaged(path);
    }
    return OUTCOMES.get(code);
  }

  /** Nothing stays open: there may be hundreds of these files. */
  private void read(long line) throws IOException {
    windowAt = line;
    window.clear().limit((int) Math.min(WINDOW, lines - line));
    try (FileChannel channel = FileChannel.open(path, READ)) {
      fill(channel, window, HEAD_BYTES + line, path);
    }
  }

  private static void fill(FileChannel channel, ByteBuffer bytes, long at, Path path)
      throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw HashForm.SENT.damaged(path);
      }
    }
  }
}
