package io.attentivecourier.api;

import io.attentivecourier.ledger.LineRange;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads given lines of a sealed file as requests, in order and on demand. The same lines make the
 * same requests again, so that what was in flight at a crash is repeated and nothing else.
 */
public final class SealedLines implements Iterator<Request>, Closeable {
  /** Attentive limits a record to 1 MiB. */
  static final int LONGEST_LINE = 1 << 20;

  /** The maximum number of bytes of a request: 256 long records would be 256 MiB. */
  static final int LARGEST_REQUEST = 4 << 20;

  private final Deque<LineRange> ranges;
  private final int perRequest;
  private final LineInput input;
  private long number;
  private long left;
  private byte[] ahead;

  /**
   * @param ranges ascending, not overlapping
   * @param perRequest the maximum number of lines in a request
   */
  public SealedLines(Path file, Collection<LineRange> ranges, int perRequest) throws IOException {
    this.ranges = new ArrayDeque<>(ranges);
    this.perRequest = perRequest;
    this.input = LineInput.at(file, 0, LONGEST_LINE);
  }

  @Override
  public boolean hasNext() {
    return left > 0 || !ranges.isEmpty();
  }

  /**
   * @throws UncheckedIOException if the file ends before the lines do, or cannot be read
   */
  @Override
  public Request next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Request read() throws IOException {
    if (left == 0) {
      skipTo(ranges.removeFirst());
    }
    long first = number;
    List<byte[]> lines = new ArrayList<>();
    for (int size = 0; left > 0 && lines.size() < perRequest; ) {
      ahead = ahead == null ? line() : ahead;
      size += ahead.length + 1;
      if (size > LARGEST_REQUEST && !lines.isEmpty()) {
        break;
      }
      take(lines);
    }
    return new Request(first, lines);
  }

  private void take(List<byte[]> lines) {
    lines.add(ahead);
    ahead = null;
    number++;
    left--;
  }

  private void skipTo(LineRange range) throws IOException {
    while (number < range.first()) {
      line();
      number++;
    }
    left = range.lines();
  }

  private byte[] line() throws IOException {
    byte[] line = input.next();
    if (line == null) {
      throw new IOException("the sealed file has fewer lines than were sealed");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
